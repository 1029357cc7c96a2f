namespace LlamaBatch.Generators;

/// <summary>Where an annotated record stands.</summary>
internal enum Placement
{
    /// <summary>Directly in a namespace, not generic, derived from <c>LlamaExperiment</c>: it can be run.</summary>
    Runnable,

    /// <summary>In place, but generic or without its base: it gets the surface that its claims use, and is not run.</summary>
    SurfaceOnly,

    /// <summary>Inside another type: its surface is put beside that type.</summary>
    Nested,
}
