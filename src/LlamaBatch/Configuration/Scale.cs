namespace LlamaBatch;

/// <summary>The size at which an experiment is run.</summary>
public enum Scale
{
    /// <summary>A run of seconds, which only shows that everything works. Its verdicts have no meaning.</summary>
    Smoke,

    /// <summary>A run of minutes, with fewer levels and tokens. Its verdicts hold only for these levels and tokens.</summary>
    Quick,

    /// <summary>The full experiment, as the record declares it.</summary>
    Full,
}
