namespace LlamaBatch.Trials;

/// <summary>Thrown if the method <c>CreateFor</c> of an author's optimizer returned null.</summary>
/// <remarks>The training step throws this exception without knowing which optimizer it was; the experiment adds the name.</remarks>
internal sealed class NoOptimizerException() : Exception("CreateFor returned null; it must return an optimizer.");
