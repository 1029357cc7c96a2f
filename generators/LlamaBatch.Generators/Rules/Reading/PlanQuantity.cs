namespace LlamaBatch.Generators;

/// <summary>A quantity that claims read from a plan.</summary>
/// <param name="Of">Its value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="HasPrefix">Whether it is often written with a prefix, as in "7 billion parameters".</param>
internal sealed record PlanQuantity(Func<TrialPlan, double> Of, string Unit, bool HasPrefix)
{
    /// <summary>All quantities, by the name of the accessor.</summary>
    public static IReadOnlyDictionary<string, PlanQuantity> All { get; } = new Dictionary<string, PlanQuantity>(StringComparer.Ordinal)
    {
        ["Steps"] = new(plan => plan.Steps, "steps", false),
        ["TokensTrained"] = new(plan => plan.TokensTrained, "tokens", true),
        ["TokensPerStep"] = new(plan => plan.TokensPerStep, "tokens", false),
        ["UpdatesPerMillionTokens"] = new(plan => plan.UpdatesPerMillionTokens, "steps", false),
        ["Parameters"] = new(plan => plan.Parameters, "parameters", true),
        ["FlopsPerMillionTokens"] = new(plan => plan.FlopsPerMillionTokens, "operations", true),
        ["Flops"] = new(plan => plan.Flops, "operations", true),
        ["MemoryBytes"] = new(plan => plan.MemoryBytes, "bytes", true),
    };

    /// <summary>The quantity of a side; null for measured metrics.</summary>
    public static PlanQuantity? ReadBy(ClaimSide side) =>
        side.Accessor.ReturnType.Name == "Quantities" && All.TryGetValue(side.Accessor.Name, out PlanQuantity? quantity) ? quantity : null;
}
