namespace LlamaBatch;

/// <summary>
/// Makes a record an experiment. The record is <c>partial</c>, stands directly in a namespace, is not generic and derives from
/// <see cref="LlamaExperiment"/>; the build adds its <c>Sweep</c>, <c>Plan</c>, <c>Pipeline</c>, <c>Results</c> and <c>Report</c>.
/// </summary>
/// <param name="question">What the experiment asks: the title of its report.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute(string question) : Attribute
{
    /// <summary>What the experiment asks.</summary>
    public string Question { get; } = question;

    /// <summary>Evaluation seeds: repetitions of every point, which the claims are decided on. At least 2, or no interval can be given.</summary>
    public int Seeds { get; set; } = 5;

    /// <summary>Seeds that tuned axes are tuned on; they are not among the evaluation seeds.</summary>
    public int TuningSeeds { get; set; } = 2;

    /// <summary>Blocks of cost trials. Each block measures time and memory once at every point, where a cost metric is measured.</summary>
    public int CostBlocks { get; set; } = 5;

    /// <summary>The probability of any wrong verdict that is accepted over all claims together.</summary>
    public double FamilyWiseError { get; set; } = 0.05;
}
