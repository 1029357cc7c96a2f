using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Levels that the accessor of an axis changes before it stores them.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>
    /// The value that an accessor <c>init => field = …</c> stores for a level, such as a clamped level. Null for any other accessor, and
    /// for an accessor that reads the record, whose members are not known while it is copied.
    /// </summary>
    private object? Stored(IPropertySymbol axis, object level)
    {
        if (axis.SetMethod?.Parameters is not [.., var given]
            || MemberSyntax.WrittenToField(axis, cancellation) is not { } written
            || written.DescendantNodesAndSelf().Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax or FieldExpressionSyntax))
        {
            return null;
        }

        Dictionary<ISymbol, object?> outer = _locals;
        _locals = new(SymbolEqualityComparer.Default) { [given] = level };
        object? value = ReadsRecord(written) ? null : Evaluate(bodies.Of(written));
        _locals = outer;
        return value?.GetType() == level.GetType() ? value : null;
    }

    private bool ReadsRecord(ExpressionSyntax code) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => bodies.MembersOf(record)[name.Identifier.ValueText].Any(member => !member.IsStatic));
}
