namespace LlamaBatch;

/// <summary>The size at which an experiment is run.</summary>
public enum Scale
{
    /// <summary>A run of seconds, which only shows that everything works. No verdict counts.</summary>
    Smoke,

    /// <summary>A run of minutes, with fewer levels and tokens. Verdicts count within this smaller scope.</summary>
    Quick,

    /// <summary>The full experiment, as the record declares it.</summary>
    Full,
}
