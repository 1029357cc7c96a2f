using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// The signs with which the values in the body of an optimizer's step depend on the gradient: 1 for a value that grows with it, −1 for one
/// that falls, 0 for one that is independent of it, and null if the sign is unknown, as that of its square.
/// </summary>
internal sealed class GradientSigns
{
    /// <summary>Functions whose result has no sign of its own.</summary>
    private static readonly HashSet<string> _scales = ["Sqrt", "Abs", "Pow", "Norm", "Max", "ReciprocalSqrtEstimate"];

    private readonly HashSet<string> _weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> _assigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExpressionSyntax> _initial = new(StringComparer.Ordinal);

    public GradientSigns(SyntaxNode body)
    {
        foreach (VariableDeclaratorSyntax local in body.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (local.Initializer?.Value is { } value)
            {
                _initial[local.Identifier.ValueText] = value;
                if (IsMember(value, "Values"))
                {
                    _weights.Add(local.Identifier.ValueText);
                }
            }
        }

        // A second pass reads what the first has found, as for a mean that is read before it is updated.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (SyntaxNode node in body.DescendantNodes())
            {
                switch (node)
                {
                    case VariableDeclaratorSyntax { Initializer.Value: { } value } local:
                        Assign(local.Identifier.ValueText, Of(value));
                        break;
                    case AssignmentExpressionSyntax assignment when !IsWeight(assignment.Left) && NameOf(assignment.Left) is { } name:
                        Assign(name, OfChange(assignment));
                        break;
                }
            }
        }
    }

    /// <summary>Whether an expression is an element of the weights.</summary>
    public bool IsWeight(ExpressionSyntax place) =>
        place is ElementAccessExpressionSyntax { Expression: { } whole }
        && (IsMember(whole, "Values") || _weights.Contains(whole.ToString()));

    /// <summary>The sign of the value that an assignment adds to its left side, or writes into it.</summary>
    public int? OfChange(AssignmentExpressionSyntax assignment) => assignment.Kind() switch
    {
        SyntaxKind.SubtractAssignmentExpression => -Of(assignment.Right),
        SyntaxKind.AddAssignmentExpression or SyntaxKind.SimpleAssignmentExpression => Of(assignment.Right),
        SyntaxKind.MultiplyAssignmentExpression or SyntaxKind.DivideAssignmentExpression when Of(assignment.Right) == 0 => 0,
        _ => null,
    };

    private int? Of(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        CastExpressionSyntax cast => Of(cast.Expression),
        LiteralExpressionSyntax => 0,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => -Of(negative.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Sum(Of(sum.Left), Of(sum.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference =>
            Sum(Of(difference.Left), -Of(difference.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Product(product.Left, product.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient when Of(quotient.Right) == 0 =>
            Product(quotient.Left, quotient.Right),
        ElementAccessExpressionSyntax element => Of(element.Expression),
        IdentifierNameSyntax name => _assigned.TryGetValue(name.Identifier.ValueText, out int? known) ? known : 0,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == "Gradient" ? 1 : 0,
        InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call => FunctionOf(call) switch
        {
            "Sign" when arguments is [{ Expression: { } only }] => Of(only),
            var function when _scales.Contains(function) => 0,
            // A copy of the gradient, or a part of it.
            _ when arguments.All(argument => Of(argument.Expression) == 0) =>
                call.Expression is MemberAccessExpressionSyntax of ? Of(of.Expression) : 0,
            _ => null,
        },
        _ => value.DescendantNodes().OfType<ExpressionSyntax>().All(inner => Of(inner) == 0) ? 0 : null,
    };

    private int? Product(ExpressionSyntax left, ExpressionSyntax right) => (Of(left), Of(right)) switch
    {
        (0, 0) => 0,
        (0, { } sign) => sign * FactorOf(left),
        ({ } sign, 0) => sign * FactorOf(right),
        _ => null,
    };

    /// <summary>The sign of a factor that is independent of the gradient, such as the learning rate; null if it is unknown.</summary>
    private int? FactorOf(ExpressionSyntax factor) => factor switch
    {
        ParenthesizedExpressionSyntax inner => FactorOf(inner.Expression),
        CastExpressionSyntax cast => FactorOf(cast.Expression),
        LiteralExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => 1,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => -FactorOf(negative.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } product =>
            FactorOf(product.Left) * FactorOf(product.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
            FactorOf(sum.Left) is { } sign && sign == FactorOf(sum.Right) ? sign : null,
        // The complement of a decay, as in 1 - beta.
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Left: LiteralExpressionSyntax } => 1,
        IdentifierNameSyntax name => _initial.TryGetValue(name.Identifier.ValueText, out ExpressionSyntax? initial) ? FactorOf(initial) : 1,
        InvocationExpressionSyntax call => _scales.Contains(FunctionOf(call)) ? 1 : null,
        _ => null,
    };

    private void Assign(string name, int? sign) =>
        _assigned[name] = _assigned.TryGetValue(name, out int? known) ? Sum(known, sign) : sign;

    private static int? Sum(int? one, int? other) => one == 0 ? other : other == 0 || one == other ? one : null;

    private static string FunctionOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static string? NameOf(ExpressionSyntax place) => place switch
    {
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsMember(ExpressionSyntax value, string name) =>
        value is MemberAccessExpressionSyntax member && member.Name.Identifier.ValueText == name;
}
