using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// The numbers that an experiment has: those that its files write, its levels, its settings at all points, what follows from them, and what
/// a reader computes from two of them.
/// </summary>
internal sealed class KnownNumbers
{
    /// <summary>The attributes whose texts are read. Their numbers explain nothing.</summary>
    private static readonly HashSet<string> _texts = ["Experiment", "Claim", "Translation"];

    /// <summary>The smallest number that is compared with products of two settings. A small number is a product of some two.</summary>
    private const double FewestOfProduct = 1_000;

    /// <summary>The smallest difference of two values of a quantity that is read. A small number is the difference of some two.</summary>
    private const double FewestOfDifference = 1_000;

    /// <summary>The relative error of a product in floating-point numbers.</summary>
    private const double Exact = 1e-9;

    private static readonly Regex _digits = new(@"\d+([._]\d+)?", RegexOptions.CultureInvariant);

    /// <summary>The values of each setting, axis and planned quantity, by its name.</summary>
    private readonly Dictionary<string, HashSet<double>> _quantities = new(StringComparer.Ordinal);

    /// <summary>The settings of the model, and those of a run. Texts multiply them, as in "a matrix of 16,384 parameters".</summary>
    private readonly HashSet<double> _ofModel = [];
    private readonly HashSet<double> _ofRun = [];

    /// <summary>All known numbers.</summary>
    private readonly HashSet<double> _numbers = [];

    public KnownNumbers(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        foreach (PointEvaluation point in evaluation.Points)
        {
            ReadSettings(point);
        }

        foreach (SyntaxNode root in experiment.Record.SelfAndBases().SelectMany(type => type.DeclaringSyntaxReferences)
            .Select(part => part.SyntaxTree).Distinct().Where(tree => !tree.IsGenerated()).Select(tree => tree.GetRoot(cancellation)))
        {
            ReadCode(root);
        }

        _numbers.UnionWith(experiment.Operations(cancellation).Select(operation => operation.ConstantValue)
            .Where(constant => constant is { HasValue: true, Value: int or long or float or double })
            .Select(constant => Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)));
        _numbers.UnionWith(experiment.Axes.Select(axis => (double)axis.Levels.Count));
        foreach (HashSet<double> values in _quantities.Values)
        {
            values.RemoveWhere(number => number == 0 || double.IsNaN(number) || double.IsInfinity(number));
            _numbers.UnionWith(values);
        }

        _numbers.RemoveWhere(number => number == 0 || double.IsNaN(number) || double.IsInfinity(number));
    }

    /// <summary>Whether a number of a text is known, or follows from known numbers.</summary>
    /// <param name="number">The number.</param>
    /// <param name="rounding">Half a unit of its last digit.</param>
    /// <param name="isPercent">Whether it is a percentage.</param>
    /// <param name="isMultiple">Whether it is a multiple, as in "2.75 times as wide", which may compare two settings.</param>
    public bool Explain(double number, double rounding, bool isPercent, bool isMultiple)
    {
        return _numbers.Contains(number)
            || _numbers.Any(known => FollowsFrom(known, isPercent).Any(Is))
            || _quantities.Values.Any(values => values.Any(one => values.Any(other => OfPair(one, other, isPercent).Any(Is))))
            || (isMultiple && _numbers.Any(one => _numbers.Any(other => Is(one / other))))
            || (number >= FewestOfProduct && (IsProductIn(_ofModel) || IsProductIn(_ofRun)));

        bool Is(double known) => Math.Abs(known - number) <= rounding;

        bool IsProductIn(HashSet<double> numbers) =>
            numbers.Any(one => numbers.Any(other => Math.Abs((one * other) - number) <= Exact * number));
    }

    /// <summary>What a reader computes from two values of a quantity: their ratio, also as a percentage, and their difference.</summary>
    private static IEnumerable<double> OfPair(double one, double other, bool isPercent)
    {
        double ratio = one / other;
        return isPercent ? [100 * ratio, 100 * (1 - ratio), 100 * (ratio - 1)]
            : one - other >= FewestOfDifference ? [ratio, one - other]
            : [ratio];
    }

    /// <summary>What texts write for a number of the code: a percentage, a factor for a logarithm, a rate for a decay, another unit.</summary>
    private static IEnumerable<double> FollowsFrom(double known, bool isPercent)
    {
        double size = Math.Abs(known);
        return isPercent
            ? [size, 100 * size, 100 * (1 - known), 100 * (known - 1), 100 * (Math.Exp(size) - 1), 100 * (1 - Math.Exp(-size))]
            :
            [
                known, size, size - 1, 1 - known, 1 / size, Math.Exp(size), Math.Exp(-size), Math.Log(size), Math.Log(size, 2),
                Math.Sqrt(size), size * size, size * 1e3, size * 1e6, size / 1e3, size / 1e6, size / 1e9, size / 1e12, size / 1e15,
                size / 1e18, size / 1024, size / (1 << 20), size / (1 << 30),
            ];
    }

    private void ReadSettings(PointEvaluation point)
    {
        foreach (KeyValuePair<string, object> level in point.Levels.Where(level => LevelNumber.Is(level.Value)))
        {
            Of(level.Key).Add(LevelNumber.Of(level.Value));
        }

        // An illegal plan has no quantities.
        if (point.Computable is { } plan)
        {
            LlamaConfig model = plan.Model;
            Of("AttentionWidth").UnionWith([(double)model.Heads * model.HeadDim, (double)model.KeyValueHeads * model.HeadDim]);
            Of("GroupSize").Add((double)model.Heads / model.KeyValueHeads);
            _ofModel.UnionWith(NumbersOf(model.Settings()));
            _ofRun.UnionWith([plan.SequenceLength, plan.Steps, plan.MicroBatch, .. NumbersOf(plan.Training.Settings())]);
            Of("MicroBatch").Add(plan.MicroBatch);
            Of("WarmupSteps").Add(plan.WarmupSteps);
            foreach (KeyValuePair<string, PlanQuantity> quantity in PlanQuantity.All)
            {
                Of(quantity.Key).Add(quantity.Value.Of(plan));
            }
        }

        IEnumerable<Setting> settings = (point.Training?.Settings() ?? []).Concat(point.Corpus?.Settings() ?? [])
            .Concat(point.Optimizer?.Settings() ?? []).Concat(point.Validation?.Settings() ?? []).Concat(point.Model?.Settings() ?? []);
        foreach (Setting setting in settings)
        {
            Of(setting.Name).UnionWith(DigitsIn(setting.Value));
        }

        HashSet<double> Of(string name)
        {
            if (!_quantities.TryGetValue(name, out HashSet<double>? values))
            {
                values = [];
                _quantities.Add(name, values);
            }

            return values;
        }
    }

    private void ReadCode(SyntaxNode root)
    {
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.NumericLiteralToken))
            {
                _numbers.Add(Convert.ToDouble(token.Value, CultureInfo.InvariantCulture));
            }
            else if (token.IsKind(SyntaxKind.IdentifierToken) || (IsText(token) && !IsDescription(token)))
            {
                _numbers.UnionWith(DigitsIn(token.ValueText));
            }
        }
    }

    private static bool IsText(SyntaxToken token) => token.IsKind(SyntaxKind.StringLiteralToken)
        || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
        || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);

    private static bool IsDescription(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<AttributeSyntax>()?.Name is { } name && _texts.Contains(name.ToString().Split('.').Last());

    private static IEnumerable<double> NumbersOf(IEnumerable<Setting> settings) => settings.SelectMany(setting => DigitsIn(setting.Value));

    /// <summary>The numbers in the name of a member, in a path or in the value of a setting.</summary>
    private static IEnumerable<double> DigitsIn(string text)
    {
        if (!text.Any(char.IsDigit))
        {
            return [];
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double whole) ? [whole]
            : _digits.Matches(text).Cast<Match>()
                .Select(match => ClaimNumbers.Of(match.Value.Replace('_', '.'))).OfType<double>();
    }
}
