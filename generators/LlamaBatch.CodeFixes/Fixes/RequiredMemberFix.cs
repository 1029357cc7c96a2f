using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds an initializer to a required member, so that the program can create the record with its baseline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredMemberFix)), Shared]
public sealed class RequiredMemberFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MemberIsRequired.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is not { } property
            || mistake.Model.GetDeclaredSymbol(property, mistake.Cancellation) is not { } symbol
            || property.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.RequiredKeyword)) is not { RawKind: not 0 } required)
        {
            return;
        }

        if (property.Initializer is not null)
        {
            mistake.Offer("Remove 'required'", "Remove", Edit.Remove(required));
            return;
        }

        string? value = AttributeEdits.Of(property, "Axis").FirstOrDefault() is { } axis && LevelEdits.Of(axis) is [var first, ..]
            ? first.ToString()
            : symbol.Type.SpecialType == SpecialType.System_String ? "\"\""
            : symbol.Type.IsValueType ? "default"
            : null;
        mistake.Offer(
            $"Replace 'required' with the initializer {value}",
            "Initializer",
            Edit.Remove(required),
            value is null ? null : Edit.Insert(property.SyntaxTree, property.Span.End, $" = {value};"));
    }
}
