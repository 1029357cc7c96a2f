namespace MyStudies;

/// <summary>Named combinations of a batch size and a learning rate.</summary>
public enum Recipe
{
    Small,
    Large,
    LargeAtTheSameRate,
}

/// <summary>Settings that vary together: an enumeration names the combinations, and one expression gives each its values.</summary>
[Experiment("Does a larger batch need a larger learning rate?")]
[Measure<ValidationLoss>]
public sealed partial record JointSettings : LlamaExperiment
{
    /// <summary>Batch size and learning rate together.</summary>
    [Axis<Recipe>(Recipe.Small, Recipe.Large, Recipe.LargeAtTheSameRate)]
    public Recipe Recipe { get; init; } = Recipe.Small;

    /// <summary>
    /// The batch size and learning rate of the recipe. <see cref="Recipe.Large"/> scales the rate with the square root of the batch size.
    /// </summary>
    private (int BatchSize, double LearningRate) Settings => Recipe switch
    {
        Recipe.Large => (64, 1e-2),
        Recipe.LargeAtTheSameRate => (64, 5e-3),
        _ => (16, 5e-3),
    };

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = Settings.BatchSize, Tokens = 409_600 };

    public override AdamW Optimizer => new() { LearningRate = Settings.LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("At a batch of 64, twice the learning rate gives a lower loss")]
    private static Verdict ScaledRateIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(recipe: Recipe.Large)
            .IsBelow(r.EqualTokens.ValidationLoss(recipe: Recipe.LargeAtTheSameRate), margin: 0.01);
}
