namespace LlamaBatch.Reporting;

/// <summary>How cost trials were disturbed, in words.</summary>
internal static class DisturbanceWords
{
    /// <summary>A sentence about the disturbed cost trials; null where there are none.</summary>
    public static string? Of(ResultTable results)
    {
        var costs = results.Points.SelectMany(point => point.Costs).ToList();
        int disturbed = costs.Count(results.Guard.IsDisturbed);
        if (disturbed == 0)
        {
            return null;
        }

        var shared = costs.FindAll(CostGuard.SharedItsCore);
        var slow = costs.FindAll(results.Guard.WasSlow);
        var uneven = costs.FindAll(CostGuard.WasUneven);
        var ways = new List<string>();
        if (shared.Count > 0)
        {
            ways.Add($"{Number.Exact(shared.Count)} had less than {Number.Percent(CpuShare.Least)} of a core, the least {Number.Percent(shared.Min(trial => trial.Costs[nameof(CpuShare)]))}");
        }

        if (slow.Count > 0)
        {
            ways.Add($"for {Number.Exact(slow.Count)} the machine was slower than {Number.Percent(ReferenceSpeed.Least)} of its median speed, the slowest {Number.Percent(slow.Min(results.Guard.SpeedOf))}");
        }

        if (uneven.Count > 0)
        {
            ways.Add($"{Number.Exact(uneven.Count)} had a median step more than {Number.Percent(StepSpread.Most - 1)} above the fastest tenth of its steps");
        }

        return $"The machine was disturbed during {Words.Count(disturbed, "cost trial")} of {costs.Count}, also when measured again: {string.Join("; ", ways)}.";
    }
}
