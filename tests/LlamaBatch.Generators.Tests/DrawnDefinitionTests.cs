using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Whatever compiles, or does not: the generator and the analyzer never fail, generated code has no error, and a mistake
/// is at most two messages. A thousand draws by hand: <c>LLAMABATCH_DRAWS=1000 dotnet test --filter
/// DrawnDefinitionTests</c>.
/// </summary>
public class DrawnDefinitionTests
{
    private const int Few = 60;

    [Fact]
    public void No_definition_makes_the_generator_fail_or_breaks_generated_code()
    {
        int draws = int.TryParse(
            Environment.GetEnvironmentVariable("LLAMABATCH_DRAWS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int asked) ? asked : Few;
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, draws, number =>
        {
            var definition = new DrawnDefinition(number);
            Compiled compiled = Compiled.Of(definition.Source);
            var errors = compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            int allowed = definition.Mistake == DrawnMistake.None ? 0 : 2;
            if (compiled.Failures.Any() || errors.Count > allowed)
            {
                IEnumerable<string> found = compiled.Failures.Concat(errors.Select(error => error.ToString()));
                wrong.Add($"draw {number}, {definition.Mistake}:\n{string.Join("\n", found.Take(6))}\n{definition.Source}");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n\n", wrong.Take(20)) + $"\n{wrong.Count} of {draws}");
    }
}
