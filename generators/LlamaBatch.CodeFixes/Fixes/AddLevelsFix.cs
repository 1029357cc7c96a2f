using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds levels to an axis that has too few.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLevelsFix)), Shared]
public sealed class AddLevelsFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.AxisNeedsLevels.Id, Descriptors.TunedAxisNeedsLevels.Id, Descriptors.RateGridTooNarrow.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is not { } property || mistake.Record is not { } record
            || mistake.Model.GetDeclaredSymbol(property, mistake.Cancellation) is not { } axis
            || AttributeEdits.Of(property, "Axis").FirstOrDefault() is not { } attribute)
        {
            return;
        }

        IReadOnlyList<ExpressionSyntax> levels = LevelEdits.Of(attribute);
        object?[] values = [.. levels.Select(ValueOf)];
        IReadOnlyList<string>? suggested = mistake.Value(Remedy.Values) is { } span
            ? SuggestedLevels.Spanning(values, LevelEdits.NumberOf(span) ?? 1, axis.Type)
            : values.Length < 2 && NamedLevels(mistake, axis, property, record) is { Count: > 1 } named
            ? named
            : values.Length == 2
            ? SuggestedLevels.Beyond(values[0], values[1], axis.Type)
            : SuggestedLevels.Around(
                property.Initializer is { Value: var baseline } ? ValueOf(baseline) : values.FirstOrDefault(),
                axis.Type);
        string[] known = [.. values.Where(value => value is not null).Select(value => LevelName.Of(Converted(value!, axis), axis.Type))];
        string[] added = [.. (suggested ?? []).Where(level => !known.Contains(level))];
        if (added.Length > 0)
        {
            string title = $"Add {(added.Length == 1 ? "level" : "levels")} {Sentence.AllOf(added)} to the axis";
            mistake.Offer(title, "Add", levels is [var nothing] && IsNull(nothing)
                ? [Edit.Replace(nothing, string.Join(", ", added))]
                : levels.Count == 0
                ? [LevelEdits.Add(attribute, null, string.Join(", ", added), mistake.Model, mistake.Cancellation)]
                : [.. added.Select(level => (Edit?)LevelEdits.Add(attribute, null, level, mistake.Model, mistake.Cancellation))]);
        }

        if (values.Length < 2)
        {
            PlainProperty.Offer(mistake, property, axis, record);
        }

        bool IsNull(ExpressionSyntax level) =>
            mistake.Model.GetConstantValue(level, mistake.Cancellation) is { HasValue: true, Value: null };

        object? ValueOf(ExpressionSyntax expression) => mistake.Model.GetConstantValue(expression, mistake.Cancellation).Value;
    }

    /// <summary>The baseline and the levels named in claims, as C# code, in ascending order.</summary>
    private static List<string> NamedLevels(
        Mistake mistake,
        IPropertySymbol axis,
        PropertyDeclarationSyntax property,
        INamedTypeSymbol record) =>
        [.. ClaimArguments.Of(axis, record, mistake.Cancellation)
            .SelectMany(argument => argument.Expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
            .Concat(property.Initializer is { Value: var baseline } ? [baseline] : [])
            .Select(level => mistake.ModelOf(level).GetConstantValue(level, mistake.Cancellation).Value)
            .Where(value => value is not null)
            .OrderBy(LevelEdits.NumberOf)
            .Select(value => LevelName.Of(Converted(value!, axis), axis.Type))
            .Distinct()];

    /// <summary>Converts a level to double on an axis of doubles, because a claim may write the level 3.0 as 3.</summary>
    private static object Converted(object value, IPropertySymbol axis) =>
        axis.Type.SpecialType == SpecialType.System_Double && LevelEdits.NumberOf(value) is { } number ? number : value;
}
