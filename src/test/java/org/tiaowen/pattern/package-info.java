@NullMarked
package org.tiaowen.pattern;

import org.jspecify.annotations.NullMarked;
