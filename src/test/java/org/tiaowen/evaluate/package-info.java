@NullMarked
package org.tiaowen.evaluate;

import org.jspecify.annotations.NullMarked;
