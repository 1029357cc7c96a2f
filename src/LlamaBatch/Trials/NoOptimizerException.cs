namespace LlamaBatch.Trials;

/// <summary>The method <c>CreateFor</c> of an author's optimizer returned null.</summary>
/// <remarks>The training step finds it; the experiment knows which optimizer it was.</remarks>
internal sealed class NoOptimizerException() : Exception("CreateFor returned null; it must return an optimizer.");
