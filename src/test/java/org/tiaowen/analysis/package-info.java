@NullMarked
package org.tiaowen.analysis;

import org.jspecify.annotations.NullMarked;
