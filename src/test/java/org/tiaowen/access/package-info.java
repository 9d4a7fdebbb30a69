@NullMarked
package org.tiaowen.access;

import org.jspecify.annotations.NullMarked;
