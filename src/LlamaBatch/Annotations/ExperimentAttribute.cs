namespace LlamaBatch;

/// <summary>
/// Makes a record type an experiment. The type must be <c>partial</c>, must not be nested or generic, and must derive from
/// <see cref="LlamaExperiment"/>. The build adds its <c>Sweep</c>, <c>Plan</c>, <c>Pipeline</c>, <c>Results</c> and <c>Report</c>.
/// </summary>
/// <remarks>A record type that derives from <c>ImportedExperiment</c> reads runs from a table, and gets no plan or pipeline.</remarks>
/// <param name="question">The question that the experiment answers, shown at the top of its report.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute(string question) : Attribute
{
    /// <summary>The question that the experiment answers.</summary>
    public string Question { get; } = question;

    /// <summary>
    /// The page that explains the sources of claims: a path relative to the experiment's folder, or a URL. In reports, each claim's source
    /// becomes a link to this page. The anchor is the source in lower case: <c>C19</c> links to <c>#c19</c>.
    /// </summary>
    public string Article { get; set; } = "";

    /// <summary>
    /// The number of evaluation seeds. Every point (one level of each axis) is trained once per seed, and these trials decide the claims.
    /// A confidence interval needs at least 2 seeds.
    /// </summary>
    public int Seeds { get; set; } = 5;

    /// <summary>
    /// The number of tuning seeds, on which levels of tuned axes are chosen. Tuning seeds are separate from the evaluation seeds.
    /// </summary>
    public int TuningSeeds { get; set; } = 2;

    /// <summary>
    /// The number of blocks of cost trials, if a cost metric is measured. Each block measures time and memory once at every point (one
    /// level of each axis).
    /// </summary>
    public int CostBlocks { get; set; } = 5;

    /// <summary>The family-wise error rate: the accepted probability of at least one wrong verdict over all claims; at most 0.2.</summary>
    public double FamilyWiseError { get; set; } = 0.05;
}
