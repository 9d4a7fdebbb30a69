/** Code that the documentation shows; here it compiles and runs. */
@NullMarked
package org.tiaowen.example;

import org.jspecify.annotations.NullMarked;
