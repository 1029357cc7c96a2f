using System.Globalization;
using System.Text;

namespace LlamaBatch.CommandLine;

/// <summary>
/// A glob for trial labels that compares numbers by value: <c>*LearningRate=1e-5,*</c> also matches <c>0.00001</c> and <c>1E-05</c>.
/// </summary>
/// <param name="pattern">The pattern.</param>
internal sealed class LabelPattern(string pattern)
{
    /// <summary>
    /// The character after a number in canonical form, so that 1 does not match the beginning of 10. No label contains this character.
    /// </summary>
    private const char End = '\u0001';

    private readonly Glob _text = new(pattern);
    private readonly Glob _numbers = new(WithNumbers(pattern));

    /// <summary>Whether a label matches the pattern as text, or with its numbers compared by value.</summary>
    public bool IsMatch(string label) => _text.IsMatch(label) || _numbers.IsMatch(WithNumbers(label));

    /// <summary>The text, with every number after "=" in canonical form and followed by <see cref="End"/>.</summary>
    private static string WithNumbers(string text)
    {
        var result = new StringBuilder();
        for (int at = 0; at < text.Length; at++)
        {
            result.Append(text[at]);
            if (text[at] != '=')
            {
                continue;
            }

            int end = text.AsSpan(at + 1).IndexOfAny(',', '*', '?');
            end = end < 0 ? text.Length : at + 1 + end;
            if ((end == text.Length || text[end] != '?')
                && double.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                result.Append(number.ToString("R", CultureInfo.InvariantCulture)).Append(End);
                at = end - 1;
            }
        }

        return result.ToString();
    }
}
