using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Records which arms of switch and conditional expressions the points of a sweep select.</summary>
internal sealed class SwitchArms
{
    private readonly Dictionary<ISwitchExpressionOperation, Selections> _switches = [];

    private readonly Dictionary<IConditionalOperation, HashSet<bool?>> _conditions = [];

    /// <summary>Records the arm that a value selects. If <paramref name="arm"/> is null, the selection is unknown.</summary>
    public void Add(ISwitchExpressionOperation choice, object? value, ISwitchExpressionArmOperation? arm)
    {
        if (!_switches.TryGetValue(choice, out Selections? selections))
        {
            selections = new Selections();
            _switches.Add(choice, selections);
        }

        selections.Values.Add(value);
        selections.Arms.Add(arm);
    }

    /// <summary>
    /// The arms that no value has selected, each with the values that its switch expression received. A switch expression is left out if
    /// all values were the same, because then no axis changes the value. It is also left out if a selection is unknown.
    /// </summary>
    public IEnumerable<(ISwitchExpressionArmOperation Arm, IReadOnlyList<object?> Values)> Unreached =>
        from one in _switches
        where one.Value.Values.Count > 1 && !one.Value.Arms.Contains(null)
        from arm in one.Key.Arms
        where !one.Value.Arms.Contains(arm)
        select (arm, (IReadOnlyList<object?>)[.. one.Value.Values]);

    /// <summary>Records the value of a condition; null if it is unknown.</summary>
    public void Add(IConditionalOperation conditional, bool? isTrue)
    {
        if (!_conditions.TryGetValue(conditional, out HashSet<bool?>? values))
        {
            values = [];
            _conditions.Add(conditional, values);
        }

        values.Add(isTrue);
    }

    /// <summary>The conditional expressions that were evaluated, and whose condition was always false.</summary>
    public IEnumerable<IConditionalOperation> NeverTrue =>
        from one in _conditions
        where one.Value.Count == 1 && one.Value.Contains(false)
        select one.Key;

    private sealed class Selections
    {
        public HashSet<object?> Values { get; } = [];

        public HashSet<ISwitchExpressionArmOperation?> Arms { get; } = [];
    }
}
