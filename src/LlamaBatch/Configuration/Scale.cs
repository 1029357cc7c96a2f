namespace LlamaBatch;

/// <summary>The size at which an experiment is run.</summary>
public enum Scale
{
    /// <summary>Seconds: shows that everything works. No verdict counts.</summary>
    Smoke,

    /// <summary>Minutes: fewer levels and tokens. Verdicts count within this smaller scope.</summary>
    Quick,

    /// <summary>The experiment as it is written.</summary>
    Full,
}
