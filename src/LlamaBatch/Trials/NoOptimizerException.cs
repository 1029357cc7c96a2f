namespace LlamaBatch.Trials;

/// <summary>Thrown if the method <c>CreateFor</c> of a user-defined optimizer returned null.</summary>
/// <remarks>The training step does not know the optimizer's name. The experiment catches this exception and adds the name.</remarks>
internal sealed class NoOptimizerException() : Exception("CreateFor returned null; it must return an optimizer.");
