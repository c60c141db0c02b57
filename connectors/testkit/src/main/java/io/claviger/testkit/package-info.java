/**
 * What a connector is tested with: the contract of the SPI as tests, a sink that remembers, and a recorded HTTP peer whose
 * faults can be switched on.
 */
@NullMarked
package io.claviger.testkit;

import org.jspecify.annotations.NullMarked;
