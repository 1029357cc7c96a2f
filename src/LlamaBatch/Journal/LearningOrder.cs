using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>Orders the training results in a results file. The order does not depend on when trials were run.</summary>
/// <remarks>
/// Results are ordered by phase, then by the level of each axis (numerically where possible), by seed, tokens and identity.
/// </remarks>
internal sealed class LearningOrder : IComparer<TrialResult>
{
    /// <summary>The only instance of this order.</summary>
    public static LearningOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(TrialResult? x, TrialResult? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = x.Phase.CompareTo(y.Phase);
        for (int axis = 0; order == 0 && axis < Math.Min(x.Levels.Count, y.Levels.Count); axis++)
        {
            order = string.CompareOrdinal(x.Levels[axis].Axis, y.Levels[axis].Axis);
            order = order != 0 ? order : CompareLevels(x.Levels[axis].Level, y.Levels[axis].Level);
        }

        order = order != 0 ? order : x.Levels.Count.CompareTo(y.Levels.Count);
        order = order != 0 ? order : x.Seed.CompareTo(y.Seed);
        order = order != 0 ? order : x.Tokens.CompareTo(y.Tokens);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    /// <summary>Compares two levels. Numbers come before texts, for axes that have both.</summary>
    private static int CompareLevels(string x, string y)
    {
        bool xIsNumber = double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out double xNumber);
        bool yIsNumber = double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out double yNumber);
        int order = (xIsNumber, yIsNumber) switch
        {
            (true, true) => xNumber.CompareTo(yNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => 0,
        };
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }
}
