namespace LlamaBatch.Generators;

/// <summary>
/// The model of an annotated record after parsing: strings, numbers and arrays of these, compared by value. It must not hold
/// a symbol, a syntax node, a location or a compilation. A step whose model equals the last one is not run again.
/// </summary>
/// <param name="Namespace">The record's namespace; empty for the global one.</param>
/// <param name="Name">The record's name, as its declaration writes it.</param>
/// <param name="Type">The record, spelled out with its type parameters.</param>
/// <param name="FullName">The record's name in metadata.</param>
/// <param name="HintName">What the names of its generated files start with; unique once the experiments are arranged.</param>
/// <param name="TypeParameters">Names of type parameters: empty in a record that can be run.</param>
/// <param name="IsRunnable">Whether all of it is generated; else only the surface that claims use.</param>
/// <param name="PlanPlace">Where <c>Plan</c> stands.</param>
/// <param name="ResultsPlace">Where <c>Results</c> stands.</param>
/// <param name="Accessibility">The accessibility of the surface: that of the least accessible level.</param>
/// <param name="Question">The question of the experiment.</param>
/// <param name="Summary">The record's summary, as plain text.</param>
/// <param name="Seeds">Evaluation seeds.</param>
/// <param name="TuningSeeds">Tuning seeds.</param>
/// <param name="CostBlocks">Blocks of cost trials.</param>
/// <param name="FamilyWiseError">The accepted probability of any wrong verdict, as a C# literal.</param>
/// <param name="OptimizerType">The declared type of the optimizer, as C# writes it.</param>
/// <param name="OptimizerCall">The expression that makes the optimizer from <c>settings</c> for <c>model</c>.</param>
/// <param name="Axes">The axes, in the order they are written.</param>
/// <param name="Metrics">The metrics, in the order they are written.</param>
/// <param name="MeasuresStepTime">Whether the step time is among them, so that the time to a target is known.</param>
/// <param name="Targets">The values that trials are meant to reach, in the order they are written.</param>
/// <param name="Claims">The claims, in the order they are written.</param>
/// <param name="Scales">The declarations of <c>[Scaled]</c>.</param>
/// <param name="Authored">
/// The settings that the author wrote, by section (<c>Training.Tokens</c>); all others are defaults or come from a
/// preset.
/// </param>
/// <param name="Presets">The presets that sections start from.</param>
/// <param name="Description">The baseline's model and training in words; empty if the settings cannot be evaluated.</param>
internal sealed record ExperimentModel(
    string Namespace,
    string Name,
    string Type,
    string FullName,
    string HintName,
    EquatableArray<string> TypeParameters,
    bool IsRunnable,
    PartPlace PlanPlace,
    PartPlace ResultsPlace,
    string Accessibility,
    string Question,
    string Summary,
    int Seeds,
    int TuningSeeds,
    int CostBlocks,
    string FamilyWiseError,
    string OptimizerType,
    string OptimizerCall,
    EquatableArray<AxisModel> Axes,
    EquatableArray<MetricModel> Metrics,
    bool MeasuresStepTime,
    EquatableArray<TargetModel> Targets,
    EquatableArray<ClaimModel> Claims,
    EquatableArray<ScaleModel> Scales,
    EquatableArray<string> Authored,
    EquatableArray<PresetModel> Presets,
    string Description)
{
    /// <summary>The kind of type of which the author wrote a part that <c>Plan</c> joins; empty where it stands alone.</summary>
    public string KindOfPlan { get; init; } = "";

    /// <summary>The kind of type of which the author wrote a part that <c>Results</c> joins.</summary>
    public string KindOfResults { get; init; } = "";

    /// <summary>Whether it names something obsolete that only obsolete code may name.</summary>
    public bool NamesRefused { get; init; }

    /// <summary>The question and the summary in other languages.</summary>
    public EquatableArray<TranslationModel> Translations { get; init; }

    /// <summary>The page that explains the sources of claims; empty without such a page.</summary>
    public string Article { get; init; } = "";

    /// <summary>The author's own types whose code decides results, as <c>name=fingerprint</c>.</summary>
    public EquatableArray<string> OwnCode { get; init; }
}
