@NullMarked
package org.tiaowen.search;

import org.jspecify.annotations.NullMarked;
