namespace LlamaBatch.Generators;

/// <summary>Where an annotated record stands.</summary>
internal enum Placement
{
    /// <summary>Directly in a namespace, not generic, derived from <c>LlamaExperiment</c>: it can be run.</summary>
    Runnable,

    /// <summary>In place, but generic, without its base or without a baseline: it gets the surface that its claims use, and is not run.</summary>
    SurfaceOnly,

    /// <summary>Inside another type, or with a member that has a generated type's name: its surface is put into the namespace.</summary>
    Beside,
}
