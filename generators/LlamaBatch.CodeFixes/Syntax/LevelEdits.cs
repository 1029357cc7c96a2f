using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds levels to an axis and removes them.</summary>
internal static class LevelEdits
{
    /// <summary>
    /// The expressions of an axis's levels. If a scale such as <c>Quick</c> is given, these are the levels for that scale.
    /// </summary>
    public static IReadOnlyList<ExpressionSyntax> Of(AttributeSyntax axis, string? scale = null)
    {
        ExpressionSyntax[] expressions = [.. (axis.ArgumentList?.Arguments ?? [])
            .Where(one => one.NameEquals?.Name.Identifier.ValueText == scale)
            .Select(one => one.Expression)];
        return expressions is [var only] && ElementsOf(only) is { } elements ? elements : expressions;
    }

    /// <summary>The first level in an axis attribute, or the first argument of another attribute; null if there is none.</summary>
    public static ExpressionSyntax? First(AttributeSyntax axis) => Of(axis) is [var first, ..] ? first : null;

    /// <summary>Adds a level to an axis. Ascending levels stay in order; otherwise the level is added at the end.</summary>
    public static Edit Add(AttributeSyntax axis, string? scale, string level, SemanticModel model, CancellationToken cancellation)
    {
        IReadOnlyList<ExpressionSyntax> levels = Of(axis, scale);
        if (levels.Count == 0)
        {
            return AddFirst(axis, scale, level);
        }

        double? added = NumberOf(level);
        double?[] numbers = [.. levels.Select(one => NumberOf(model.GetConstantValue(one, cancellation).Value))];
        bool doAscend = added is not null && numbers.All(one => one is not null) && numbers.SequenceEqual(numbers.OrderBy(one => one));
        int place = doAscend ? Array.FindIndex(numbers, one => one > added) : -1;
        return place < 0
            ? Edit.Insert(axis.SyntaxTree, levels[levels.Count - 1].Span.End, $", {level}")
            : Edit.Insert(axis.SyntaxTree, levels[place].SpanStart, $"{level}, ");
    }

    /// <summary>Removes a level from the list that contains it, in an attribute or a claim.</summary>
    public static Edit Remove(ExpressionSyntax level) =>
        Edit.RemoveElement(level.Parent is AttributeArgumentSyntax or ExpressionElementSyntax ? level.Parent : level);

    /// <summary>
    /// The value of a C# number literal, which may have digit separators and a suffix. Null if the code is not such a literal.
    /// </summary>
    public static double? NumberOf(string literal) => double.TryParse(
        literal.Replace("_", "").TrimEnd('f', 'F', 'd', 'D', 'L', 'l', 'u', 'U', 'm', 'M'),
        NumberStyles.Float,
        CultureInfo.InvariantCulture,
        out double number) ? number : null;

    public static double? NumberOf(object? constant) =>
        constant is IConvertible and not (string or bool or char or Enum) ? Convert.ToDouble(constant, CultureInfo.InvariantCulture) : null;

    private static Edit AddFirst(AttributeSyntax axis, string? scale, string level)
    {
        if (scale is not null)
        {
            return AttributeEdits.Set(axis, scale, $"[{level}]");
        }

        // In an attribute, named arguments come after the levels.
        return axis.ArgumentList is { Arguments: [{ NameEquals: not null } first, ..] }
            ? Edit.Insert(axis.SyntaxTree, first.SpanStart, $"{level}, ")
            : AttributeEdits.Append(axis, level);
    }

    private static IReadOnlyList<ExpressionSyntax>? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(one => one.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } array } => [.. array.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } array } => [.. array.Expressions],
        _ => null,
    };
}
