using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports an author's corpus whose validation text is also trained on, or that holds out nothing.
/// </summary>
/// <remarks>Only code that certainly has the mistake is reported. What a corpus computes is not followed.</remarks>
internal static class LeakRules
{
    private static readonly string[] _held = ["valid", "held"];

    /// <summary>
    /// Short words that may be part of another word, as "test" is part of "latest". They count only at the start of a name, or if they
    /// begin with a capital letter.
    /// </summary>
    private static readonly string[] _heldShort = ["Eval", "Test", "Dev"];

    private static readonly string[] _shares = ["share", "fraction", "ratio", "part"];

    /// <summary>Words in the name of a text that both sides may share, such as a pattern or a tokenizer.</summary>
    private static readonly string[] _common = ["pattern", "tokenizer", "encoding", "format", "extension", "name", "folder", "root"];

    /// <summary>Checks a corpus or a token source that the author wrote.</summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        bool isCorpus = type.DerivesFrom(KnownNames.Corpus);
        if (!isCorpus && !type.DerivesFrom(KnownNames.TokenSource))
        {
            return [];
        }

        return type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation))
            .SelectMany(code => Check(code, compilation, cancellation).Concat(Keys(code, compilation, cancellation)))
            .Concat(isCorpus ? [] : Sources(type, cancellation));
    }

    /// <summary>Reports documents that are created one by one, and all with the same key. They are then all on one side of the split.</summary>
    private static IEnumerable<Diagnostic> Keys(SyntaxNode code, Compilation compilation, CancellationToken cancellation)
    {
        if (code.SyntaxTree.IsGenerated() || !compilation.ContainsSyntaxTree(code.SyntaxTree))
        {
            yield break;
        }

        SemanticModel model = compilation.GetSemanticModel(code.SyntaxTree);
        foreach (BaseObjectCreationExpressionSyntax creation in code.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation.ArgumentList?.Arguments is [{ Expression: var key }, _, ..]
                && (model.GetConstantValue(key, cancellation) is { HasValue: true, Value: string } || IsSameForAll(key, creation))
                && model.GetTypeInfo(creation, cancellation).Type is { Name: "Document", ContainingAssembly.Name: "LlamaBatch" }
                && IsRepeated(creation))
            {
                yield return Diagnostic.Create(
                    Descriptors.TooLittleText,
                    key.GetLocation(),
                    $"All documents have the key {key}, and documents of one key are on the same side of the split, so the other side is "
                        + "empty. Write a key that differs between documents.");
            }
        }

        // An interpolated key in a method with a parameter, made only of members of the corpus, which all its documents share.
        bool IsSameForAll(ExpressionSyntax key, SyntaxNode creation) =>
            key is InterpolatedStringExpressionSyntax && creation.FirstAncestorOrSelf<LambdaExpressionSyntax>() is null
            && key.DescendantNodes().OfType<InterpolationSyntax>().All(hole => model.GetSymbolInfo(hole.Expression, cancellation).Symbol
                is { } member && hole.Expression is IdentifierNameSyntax && IsFixed(member));

        // A member that keeps its value while documents are created.
        bool IsFixed(ISymbol member) => member switch
        {
            IFieldSymbol field => field.IsReadOnly,
            IPropertySymbol { SetMethod: null or { IsInitOnly: true } } property => property.Declaration(cancellation) is { } declaration
                && (MemberSyntax.IsStored(declaration)
                    || MemberSyntax.Body(declaration) is ArrowExpressionClauseSyntax { Expression: LiteralExpressionSyntax }),
            _ => false,
        };

        // In a loop, in a lambda, or in a method that turns a parameter into a document.
        static bool IsRepeated(SyntaxNode creation) => creation.Ancestors().TakeWhile(node => node is not TypeDeclarationSyntax).Any(node =>
            node is ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or LambdaExpressionSyntax
                or MethodDeclarationSyntax
                {
                    ParameterList.Parameters.Count: > 0,
                    ReturnType: SimpleNameSyntax { Identifier.ValueText: "Document" },
                });
    }

    /// <summary>Checks the code that creates a corpus in an experiment, such as its property <c>Corpus</c>.</summary>
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation) =>
        experiment.Setting("Corpus")?.DeclaringSyntaxReferences
            .SelectMany(part => Check(part.GetSyntax(cancellation), compilation, cancellation)) ?? [];

    private static IEnumerable<Diagnostic> Check(SyntaxNode code, Compilation compilation, CancellationToken cancellation)
    {
        if (code.SyntaxTree.IsGenerated() || !compilation.ContainsSyntaxTree(code.SyntaxTree))
        {
            yield break;
        }

        SemanticModel? model = null;
        SemanticModel Model() => model ??= compilation.GetSemanticModel(code.SyntaxTree);
        // A nested type is checked by itself.
        foreach (SyntaxNode node in code.DescendantNodesAndSelf(node => node == code || node is not TypeDeclarationSyntax))
        {
            List<(string Name, ExpressionSyntax Value)> values = node switch
            {
                InitializerExpressionSyntax initializer => Assigned(initializer),
                ArgumentListSyntax { Arguments.Count: > 1 } arguments => Passed(arguments, Model, cancellation),
                TypeDeclarationSyntax type when type == code => Declared(type),
                _ => [],
            };
            foreach ((string name, ExpressionSyntax value) in values.Where(one => IsHeldOut(one.Name)))
            {
                foreach ((string other, ExpressionSyntax trained) in values.Where(one => IsTrained(one.Name)))
                {
                    if (Pair(name, value, other, trained, Model, cancellation) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }

            if (node is InvocationExpressionSyntax call && HoldsOutNothing(call, Model, cancellation) is { } share)
            {
                yield return share;
            }
        }
    }

    private static Diagnostic? Pair(
        string name,
        ExpressionSyntax value,
        string other,
        ExpressionSyntax trained,
        Func<SemanticModel> model,
        CancellationToken cancellation)
    {
        if (_shares.Any(word => Has(name, word)) && _shares.Any(word => Has(other, word)))
        {
            return NumberOf(value, model(), cancellation) is { } held && NumberOf(trained, model(), cancellation) is { } rest
                && held + rest > 1 + 1e-9 && held <= 1 && rest <= 1
                ? Diagnostic.Create(
                    Descriptors.TrainedOnValidation,
                    value.GetLocation(),
                    $"{name} is {LevelName.Of(held, null)} and {other} is {LevelName.Of(rest, null)}, so the two parts overlap. "
                        + "Let them add up to at most 1.")
                : null;
        }

        return SyntaxFactory.AreEquivalent(value, trained) && !_common.Any(word => Has(name, word))
            && IsText(model().GetTypeInfo(value, cancellation))
            && model().GetConstantValue(value, cancellation) is not { HasValue: true, Value: null or "" }
            ? Diagnostic.Create(
                Descriptors.TrainedOnValidation,
                value.GetLocation(),
                $"{name} and {other} are both {value}, so the loss measures what was memorized. "
                    + "Hold out other documents, for example with TextSplit.Of.")
            : null;
    }

    /// <summary>Reports a split that holds out no text, or most of it.</summary>
    private static Diagnostic? HoldsOutNothing(InvocationExpressionSyntax call, Func<SemanticModel> model, CancellationToken cancellation)
    {
        if (call.Expression is not MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Of",
                Expression: SimpleNameSyntax { Identifier.ValueText: "TextSplit" } or MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "TextSplit",
                },
            }
            || (call.ArgumentList.Arguments.FirstOrDefault(one => one.NameColon?.Name.Identifier.ValueText == "validationShare")
                ?? call.ArgumentList.Arguments.ElementAtOrDefault(1)) is not { Expression: var share }
            || NumberOf(share, model(), cancellation) is not { } number)
        {
            return null;
        }

        return number is <= 0 or >= 1
            ? Diagnostic.Create(
                Descriptors.SettingOutOfRange,
                share.GetLocation(),
                $"{(number <= 0 ? "The split holds out no text" : "The split holds out all of the text")}: "
                    + new ValueRange(0, 1, ExcludesLeast: true, ExcludesMost: true).Refuse("validationShare", number))
            : number > CorpusRules.MostHeldOut
            ? Diagnostic.Create(Descriptors.MostIsHeldOut, share.GetLocation(), LevelName.Of(number, null), Number.Percent(1 - number))
            : null;
    }

    /// <summary>Reports a source whose validation windows are its training sequences.</summary>
    private static IEnumerable<Diagnostic> Sources(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (MethodOf("ReadTraining") is not { ParameterList.Parameters: [_, var index, var sequence] } training
            || MethodOf("ReadValidation") is not { ParameterList.Parameters: [var window, var target] } validation
            || BodyOf(training) is not { } trained || BodyOf(validation) is not { } validated)
        {
            yield break;
        }

        if (validated.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call =>
            call.Expression is IdentifierNameSyntax { Identifier.ValueText: "ReadTraining" }
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadTraining", Expression: ThisExpressionSyntax }
            && call.ArgumentList.Arguments is [_, { Expression: IdentifierNameSyntax { Identifier.ValueText: var read } }, _]
            && read == window.Identifier.ValueText) is { } reading)
        {
            yield return Diagnostic.Create(Descriptors.TrainedOnValidation, reading.GetLocation(), Message);
        }
        else if (ReadsData(trained, index, sequence)
            && Words(trained, index, sequence).SequenceEqual(Words(validated, window, target), StringComparer.Ordinal))
        {
            yield return Diagnostic.Create(Descriptors.TrainedOnValidation, validation.Identifier.GetLocation(), Message);
        }

        MethodDeclarationSyntax? MethodOf(string name) => type.GetMembers(name).OfType<IMethodSymbol>()
            .Select(method => method.Declaration(cancellation)).OfType<MethodDeclarationSyntax>().FirstOrDefault();
    }

    private const string Message = "ReadValidation reads the same text as ReadTraining, so the loss measures what was memorized. "
        + "Hold out a part of the text, for example with TextSplit.Of.";

    private static SyntaxNode? BodyOf(MethodDeclarationSyntax method) => method.ExpressionBody?.Expression ?? (SyntaxNode?)method.Body;

    /// <summary>The tokens of a body, with the names of its parameters replaced by their places.</summary>
    private static IEnumerable<string> Words(SyntaxNode body, ParameterSyntax index, ParameterSyntax sequence) =>
        body.DescendantTokens().Select(token => token.ValueText == index.Identifier.ValueText ? "#0"
            : token.ValueText == sequence.Identifier.ValueText ? "#1"
            : token.Text);

    /// <summary>Whether a body reads anything but its parameters. One that only clears the sequence reads no text.</summary>
    private static bool ReadsData(SyntaxNode body, ParameterSyntax index, ParameterSyntax sequence) =>
        body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText != index.Identifier.ValueText && name.Identifier.ValueText != sequence.Identifier.ValueText
            && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name));

    private static List<(string Name, ExpressionSyntax Value)> Assigned(InitializerExpressionSyntax initializer) =>
    [
        .. from assignment in initializer.Expressions.OfType<AssignmentExpressionSyntax>()
           where assignment.Left is IdentifierNameSyntax
           select (((IdentifierNameSyntax)assignment.Left).Identifier.ValueText, assignment.Right),
    ];

    /// <summary>Arguments with the names of their parameters. They are bound only if two of them are equal.</summary>
    private static List<(string Name, ExpressionSyntax Value)> Passed(
        ArgumentListSyntax list,
        Func<SemanticModel> model,
        CancellationToken cancellation)
    {
        if (list.Arguments.All(argument => argument.NameColon is null)
            && list.Arguments.Select(argument => argument.Expression.ToString()).Distinct().Count() == list.Arguments.Count
            && list.Arguments.Count(argument => argument.Expression is LiteralExpressionSyntax) < 2)
        {
            return [];
        }

        var method = model().GetSymbolInfo(list.Parent!, cancellation).Symbol as IMethodSymbol;
        return
        [
            .. list.Arguments.Select((argument, i) => (
                argument.NameColon?.Name.Identifier.ValueText ?? method?.Parameters.ElementAtOrDefault(i)?.Name ?? "",
                argument.Expression)),
        ];
    }

    private static List<(string Name, ExpressionSyntax Value)> Declared(TypeDeclarationSyntax type) =>
    [
        .. type.Members.OfType<PropertyDeclarationSyntax>()
            .Select(property => (property.Identifier.ValueText, Value: property.Initializer?.Value ?? property.ExpressionBody?.Expression))
            .Concat(type.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables)
                .Select(variable => (variable.Identifier.ValueText, Value: variable.Initializer?.Value)))
            .Where(one => one.Value is not null)
            .Select(one => (one.ValueText, one.Value!)),
    ];

    private static bool IsTrained(string name) => Has(name, "train");

    private static bool IsHeldOut(string name) => !IsTrained(name) && (_held.Any(word => Has(name, word))
        || _heldShort.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) || name.Contains(word)));

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static double? NumberOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: int or long or float or double } constant
            ? Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether a type can hold text: a string, an array, memory, or another sequence.</summary>
    private static bool IsText(TypeInfo type) => type.Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol
        or { Name: "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span" or "Document" }
        || type.Type?.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable) == true;
}
