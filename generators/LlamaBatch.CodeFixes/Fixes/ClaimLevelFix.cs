using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.CodeFixes;

/// <summary>Corrects a claim that names an unknown level: adds the level to the axis, or names the nearest level instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimLevelFix)), Shared]
public sealed class ClaimLevelFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoSuchLevel.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        string? axis = mistake.Value(Remedy.Axis);
        if (mistake.Expression is not { } written || mistake.Value(Remedy.Level) is not { } level)
        {
            return;
        }

        if (mistake.AxisAttribute(axis) is { } attribute)
        {
            Edit added = LevelEdits.Add(attribute, null, level, mistake.ModelOf(attribute), mistake.Cancellation);
            mistake.Offer($"Add level {level} to axis '{axis}'", $"Add.{axis}.{level}", added);
        }

        ExpressionElementSyntax[] others = written.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax list }
            ? [.. list.Elements.OfType<ExpressionElementSyntax>()]
            : [];
        if (mistake.Value(Remedy.Nearest) is { } nearest && !others.Any(one => one.ToString() == nearest))
        {
            mistake.Offer($"Use level {nearest}", "Nearest", [.. Uses(mistake, axis, written).Select(use =>
                (Edit?)Edit.Replace(use, nearest))]);
        }
        else if (others.Length > 1)
        {
            mistake.Offer($"Remove level {level}", "Remove", LevelEdits.Remove(written));
        }
    }

    /// <summary>All expressions in claims that name the unknown level. The analyzer reports only the first one.</summary>
    private static IEnumerable<ExpressionSyntax> Uses(Mistake mistake, string? axis, ExpressionSyntax written)
    {
        string? parameter = mistake.Record is { } record
            ? ClaimArguments.Parameters(record).Where(one => one.Axis.Name == axis).Select(one => one.Parameter).FirstOrDefault()
            : null;
        object? level = ValueOf(written);
        return (from argument in mistake.Type?.DescendantNodes().OfType<ArgumentSyntax>() ?? []
                where mistake.Model.GetOperation(argument, mistake.Cancellation) is IArgumentOperation { Parameter: { } one }
                    && one.Name == parameter
                from use in argument.Expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
                where SettingEdits.IsLiteral(use) && Equals(ValueOf(use), level)
                select use).Append(written).Distinct();

        object? ValueOf(ExpressionSyntax expression) => mistake.Model.GetConstantValue(expression, mistake.Cancellation).Value;
    }
}
