namespace LlamaBatch;

/// <summary>The training speed that time estimates assume if no speed has been measured.</summary>
internal static class WorkerSpeed
{
    /// <summary>
    /// The assumed floating-point operations per second of a worker process, which trains on one core. <c>LlamaConfig.Nano</c> reaches
    /// about twice this speed on an idle server core: 75 to 85 GFLOP/s.
    /// </summary>
    public const double Assumed = 40e9;

    /// <summary>
    /// The assumed time that a trial takes besides its steps, in seconds. It covers starting a process, reading text, JIT compilation, and
    /// measuring the machine. We measured one to two seconds.
    /// </summary>
    public const double StartSeconds = 1.5;

    /// <summary>The number of workers assumed for a typical machine, one per core.</summary>
    public const int UsualWorkers = 8;
}
