namespace LlamaBatch;

/// <summary>The speed of training that is assumed where nothing has been measured.</summary>
internal static class WorkerSpeed
{
    /// <summary>
    /// Floating-point operations per second of a worker, which has one core. It is half the speed of <c>LlamaConfig.Nano</c> on an
    /// idle server core, 75 to 85 GFLOP/s.
    /// </summary>
    public const double Assumed = 40e9;

    /// <summary>
    /// The time of a trial outside its steps: starting a process, reading text, compiling, and measuring the machine.
    /// Measured times are one to two seconds.
    /// </summary>
    public const double StartSeconds = 1.5;

    /// <summary>The number of workers of a usual machine, one per core.</summary>
    public const int UsualWorkers = 8;
}
