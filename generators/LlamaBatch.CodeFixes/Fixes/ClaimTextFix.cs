using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces an empty or repeated text with words from the name of the claim method or record.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimTextFix)), Shared]
public sealed class ClaimTextFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TextIsEmpty.Id, Descriptors.ClaimTextMustBeDistinct.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Attribute is not { } attribute || mistake.Expression is not { } text)
        {
            return;
        }

        switch (AttributeEdits.NameOf(attribute))
        {
            case "Translation":
                mistake.Offer("Remove the translation", "Remove", AttributeEdits.Remove(attribute));
                break;
            case "Claim" when attribute.Parent?.Parent is MethodDeclarationSyntax method:
                string title = Naming.Title(method.Identifier.ValueText);
                bool isTaken = method.Parent!.ChildNodes().SelectMany(member => AttributeEdits.Of(member, "Claim"))
                    .Any(claim => LevelEdits.First(claim) is { } other
                        && mistake.Model.GetConstantValue(other, mistake.Cancellation).Value is string one && one == title);
                if (!isTaken && title.Trim().Length > 0)
                {
                    mistake.Offer($"Claim '{title}'", "Method", Edit.Replace(text, $"\"{title}\""));
                }

                break;
            case "Experiment" when mistake.Type is { } type:
                string question = $"What does {Naming.Words(type.Identifier.ValueText)} show?";
                mistake.Offer($"Ask '{question}'", "Question", Edit.Replace(text, $"\"{question}\""));
                break;
        }
    }
}
