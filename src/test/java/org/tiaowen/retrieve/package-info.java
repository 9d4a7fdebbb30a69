@NullMarked
package org.tiaowen.retrieve;

import org.jspecify.annotations.NullMarked;
