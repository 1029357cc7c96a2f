using System.Globalization;
using LlamaBatch.Reporting;
using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>
/// A comparison in words: the effect in the direction seen, or against a number the value itself, which says more than its distance; and how sure it is. Numbers are rounded by the interval.
/// </summary>
internal sealed class ComparisonWords
{
    private readonly Comparison _part;
    private readonly double _level;
    private readonly Interval _interval;
    private readonly bool _isLower;
    private readonly bool _isValue;
    private readonly double _error;
    private readonly string _than;

    /// <param name="part">The comparison.</param>
    /// <param name="level">The coverage of its interval.</param>
    /// <param name="namesArms">Whether the right side is named.</param>
    public ComparisonWords(Comparison part, double level, bool namesArms)
    {
        _part = part;
        _level = level;
        _interval = part.Interval(level);
        _isLower = part.Effect < 0;
        _isValue = part.Right.Number is not null && (part.Metric.Contrast == Contrast.Difference || part.Metric.Unit.Length == 0);
        _error = ErrorOf(part, _interval, Shown);
        _than = namesArms || part.Right.Number is not null ? $" than {part.Right.Label}" : "";
    }

    /// <summary>The effect alone: <c>0.41 nats/token higher than batch size 16</c>.</summary>
    public string Effect =>
        !CanBeSaid(_part) ? $"{_part.Left.Label} and {_part.Right.Label} cannot be compared"
        : Size is not string size ? $"{Direction}{_than} in {_part.InDirection} of {Repetitions}"
        : _isValue ? size + Place
        : _part.Effect == 0 ? _than.Length > 0 ? $"no different from {_part.Right.Label}" : "no difference"
        : $"{size} {Direction}{_than}";

    private string Direction => _isLower ? "lower" : "higher";

    /// <summary>Where a value lies against the number that it is compared with.</summary>
    private string Place => $", {(_part.Effect == 0 ? "the same as" : _isLower ? "below" : "above")} {(IsShare ? $"{Number.Measured(100 * _part.Right.Number!.Value)} %" : _part.Right.Label)}";

    private string Unit => !_isValue ? AmountWords.UnitOf(_part) : IsShare ? " %" : _part.Metric.Unit.Length > 0 ? $" {_part.Metric.Unit}" : "";

    private bool IsShare => AmountWords.IsShare(_part.Metric);

    private string Repetitions =>
        _part.Count < _part.Planned ? $"{_part.Count} of {Words.Count(_part.Planned, _part.Repetition)}" : Words.Count(_part.Count, _part.Repetition);

    /// <summary>How large the effect is, or is at least; null where values that were not reached leave even that open, or one of a diverged trial has no size.</summary>
    private string? Size
    {
        get
        {
            Bounds shift = _part.Shift;
            return double.IsInfinity(_part.Effect) ? null
                : shift.Low == shift.High ? Text(_part.Effect) + Unit
                : shift.Low > 0 ? $"at least {Text(shift.Low)}{Unit}"
                : shift.High < 0 ? $"at {(_isValue ? "most" : "least")} {Text(shift.High)}{Unit}"
                : null;
        }
    }

    /// <summary>Whether there is an effect that words can give.</summary>
    public static bool CanBeSaid(Comparison part) => part.Count > 0 && !double.IsNaN(part.Effect);

    /// <summary>What numbers are rounded by: half of a t interval, and of one by sign, which may be far from even or open, the distance of the nearer end.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="shown">A difference as it is written.</param>
    public static double ErrorOf(Comparison part, Interval interval, Func<double, double> shown) => part.IsBySign || part.IsOptimum
        ? new[] { interval.Low, interval.High }.Where(double.IsFinite).Select(end => Math.Abs(shown(end) - shown(part.Effect))).Where(distance => distance > 0).DefaultIfEmpty(double.NaN).Min()
        : Math.Abs(shown(interval.High) - shown(interval.Low)) / 2;

    /// <summary>The effect with its interval, seeds and p.</summary>
    /// <param name="p">The p in words; empty to leave it out.</param>
    public string WithEvidence(string p)
    {
        if (!CanBeSaid(_part))
        {
            return Effect;
        }

        string?[] evidence =
        [
            Spread,
            _part.IsBySign && _part.Effect != 0 && Size is not null ? $"{(_isValue ? _isLower ? "below" : "above" : Direction)} in {(_part.InDirection == _part.Count ? "all" : _part.InDirection)}" : null,
            _part.Censored > 0 ? string.Create(CultureInfo.InvariantCulture, $"not reached in {_part.Censored}") : null,
            _part.AtMost > 0 ? string.Create(CultureInfo.InvariantCulture, $"reached before the first measurement in {_part.AtMost}") : null,
            Size is not null ? Repetitions : null,
            p.Length > 0 ? p : null,
            _part.SignFlipP is double flips && flips > SignFlipTest.SmallestP(_part.Count) ? $"by sign flips {Number.P(flips)}" : null,
        ];
        string inBrackets = $" ({string.Join(", ", evidence.OfType<string>())})";
        return _isValue && Size is string size ? size + inBrackets + Place : Effect + inBrackets;
    }

    private string Spread =>
        _part.Count < 2 ? "no interval"
        : !_part.IsBySign && _part.StandardDeviation == 0 ? $"the same in every {_part.Repetition}"
        : double.IsNaN(_interval.Low) ? "by sign"
        : Range is string range ? $"{Number.Coverage(_interval.Level)} interval {range}{(_part.IsBySign ? " by sign" : "")}"
        : _part.IsOptimum ? $"{Number.Coverage(_interval.Level)} interval open on both sides"
        : _part.SmallestSignP > 1 - _level ? $"no {Number.Coverage(_level)} interval from the signs of so few"
        : $"{Number.Coverage(_interval.Level)} interval by sign open on both sides";

    /// <summary>The interval in the direction seen; null where both ends are open.</summary>
    private string? Range
    {
        get
        {
            (double from, double to) = _isLower && !_isValue ? (_interval.High, _interval.Low) : (_interval.Low, _interval.High);
            string Ending(double end) => Text(end) + (Unit == " %" ? Unit : "");
            return (double.IsFinite(from), double.IsFinite(to)) switch
            {
                (true, true) => $"{Ending(from)} to {Ending(to)}",
                (true, false) => $"at least {Ending(from)}",
                (false, true) => $"at most {Ending(to)}",
                _ => null,
            };
        }
    }

    private string Text(double difference) => Number.ByError(Shown(difference), _error);

    /// <summary>A difference as it is written: a value, a percentage or an amount.</summary>
    private double Shown(double difference) => (IsShare ? 100 : 1) * (
        _isValue ? _part.Metric.Contrast == Contrast.Ratio ? _part.Right.Number!.Value * Math.Exp(difference) : _part.Right.Number!.Value + difference
        : _part.Metric.Contrast == Contrast.Ratio ? 100 * (_isLower ? 1 - Math.Exp(difference) : Math.Exp(difference) - 1)
        : _isLower ? -difference : difference);
}
