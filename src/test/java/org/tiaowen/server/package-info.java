@NullMarked
package org.tiaowen.server;

import org.jspecify.annotations.NullMarked;
