/** What queries name. */
@NullMarked
package org.tiaowen.search.lookup;

import org.jspecify.annotations.NullMarked;
