namespace LlamaBatch;

/// <summary>The size at which an experiment is run.</summary>
public enum Scale
{
    /// <summary>A run that takes seconds and only checks that everything works. Its verdicts have no meaning.</summary>
    Smoke,

    /// <summary>A run that takes minutes, with fewer levels and tokens. Its verdicts hold only for these levels and tokens.</summary>
    Quick,

    /// <summary>The full experiment, as declared.</summary>
    Full,
}
