using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports published numbers without a source, if other numbers of the list have one or a text says that they are published. Also reports
/// numbers of tokens among numbers of sequences.
/// </summary>
internal static class QuantitySourceRule
{
    private const string Quantity = "LlamaBatch.Quantity";

    private const string Quantities = "LlamaBatch.Quantities";

    /// <summary>The relative difference of two equal numbers.</summary>
    private const double Rounding = 1e-6;

    /// <summary>A number of tokens or sequences in a source, but not the length of a sequence.</summary>
    private static readonly Regex _stated = new(
        @"(?<!\b(sequences?|contexts?|lengths?|windows?) of )(?<![\d.,])(?<number>[0-9]{1,3}(,[0-9]{3}){1,6}|[0-9]{1,15}(\.[0-9]{1,15})?)"
            + StatedNumber.Scale + @"[ -](?<noun>token|sequence)s?\b",
        RegexOptions.CultureInvariant);

    /// <summary>A number of sequences with their length.</summary>
    private static readonly Regex _product = new(
        @"(?<![\d.,])(?<count>[0-9][0-9,]{0,11}) sequences of (?<length>[0-9][0-9,]{0,8}) tokens\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _published = new(
        @"\b(published|in print|literature)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        if (!experiment.WrittenNodes<IdentifierNameSyntax>(cancellation).Any(name => name.Identifier.ValueText == nameof(Quantities)))
        {
            return [];
        }

        var created = experiment.Operations(cancellation).OfType<IObjectCreationOperation>().ToList();
        var numbers = created.FindAll(creation => creation.Type.Is(Quantity));
        bool arePublished = numbers.Exists(HasSource) || experiment.Claims.Select(claim => claim.Text).Append(experiment.Question)
            .Append(DocumentationText.Summary(experiment.Record, cancellation)).Any(_published.IsMatch);
        IEnumerable<Diagnostic> withoutSource = arePublished
            ? numbers.Where(number => !HasSource(number)).Take(1).Select(number => Diagnostic.Create(
                Descriptors.RunsWithoutSource,
                number.Syntax.GetLocation(),
                "The report cannot say where this number is from. Write its source as the third argument."))
            : [];
        return withoutSource.Concat(created.FindAll(creation => creation.Type.Is(Quantities)).SelectMany(InAnotherUnit));
    }

    /// <summary>Reports numbers of tokens, by their own source, in a list of sequences, and the reverse.</summary>
    private static IEnumerable<Diagnostic> InAnotherUnit(IObjectCreationOperation list)
    {
        if (WrittenValue.TextOf(WrittenValue.ArgumentOf(list.Arguments, "name")) is not { } unit
            || UnitOf(unit) is not { } declared || WrittenValue.ArgumentOf(list.Arguments, "values") is not { } values)
        {
            yield break;
        }

        foreach (IObjectCreationOperation number in (WrittenList.ElementsOf(values) ?? []).Select(WrittenList.Unconverted)
            .OfType<IObjectCreationOperation>())
        {
            if (WrittenValue.ArgumentOf(number.Arguments, "Value") is not { } written || WrittenValue.NumberOf(written) is not { } value
                || WrittenValue.TextOf(WrittenValue.ArgumentOf(number.Arguments, "Source")) is not { } source)
            {
                continue;
            }

            if (declared == "token" && _product.Matches(source).Cast<Match>().ToList() is [var product]
                && StatedNumber.In(product, "count") * StatedNumber.In(product, "length") is var tokens
                && Math.Abs(tokens - value) > 0.02 * value && !_stated.IsMatch(source.Remove(product.Index, product.Length)))
            {
                yield return Diagnostic.Create(
                    Descriptors.RunsInAnotherUnit,
                    written.Syntax.GetLocation(),
                    $"The source says '{product.Value}', which are {Number.Exact(tokens)} tokens. Correct one of the two.");
                continue;
            }

            var equal = _stated.Matches(source).Cast<Match>()
                .Where(one => Math.Abs(StatedNumber.In(one) - value) <= Rounding * Math.Abs(value)).ToList();
            if (equal.Count > 0 && equal.TrueForAll(one => one.Groups["noun"].Value != declared))
            {
                yield return Diagnostic.Create(
                    Descriptors.RunsInAnotherUnit,
                    written.Syntax.GetLocation(),
                    $"The source says '{equal[0].Value}', but these numbers are '{unit}'. "
                        + $"{(declared == "sequence" ? "Divide" : "Multiply")} {written.Syntax} by the tokens of a sequence.");
            }
        }
    }

    /// <summary>What a list counts, if its name says only one of the two.</summary>
    private static string? UnitOf(string name) => (Has(name, "sequence"), Has(name, "token")) switch
    {
        (true, false) => "sequence",
        (false, true) => "token",
        _ => null,
    };

    private static bool Has(string name, string noun) => name.IndexOf(noun, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasSource(IObjectCreationOperation number) => number.Arguments.Any(argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "Source" }) || number.Initializer is not null;
}
