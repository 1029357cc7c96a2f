using System.Text;

namespace LlamaBatch.Runs;

/// <summary>JSON as Python writes it, with NaN, Infinity and -Infinity without quotes.</summary>
internal static class PythonJson
{
    private static readonly string[] _words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>Puts NaN, Infinity and -Infinity in quotes, so that the text is valid JSON.</summary>
    public static string Quoted(string json)
    {
        if (!_words.Any(word => json.Contains(word, StringComparison.Ordinal)))
        {
            return json;
        }

        var quoted = new StringBuilder(json.Length);
        bool isText = false;
        for (int i = 0; i < json.Length; i++)
        {
            char letter = json[i];
            if (isText)
            {
                quoted.Append(letter);
                if (letter == '\\' && i + 1 < json.Length)
                {
                    quoted.Append(json[++i]);
                }

                isText = letter != '"';
            }
            else if (_words.FirstOrDefault(word => json.AsSpan(i).StartsWith(word, StringComparison.Ordinal)) is string word)
            {
                quoted.Append('"').Append(word).Append('"');
                i += word.Length - 1;
            }
            else
            {
                quoted.Append(letter);
                isText = letter == '"';
            }
        }

        return quoted.ToString();
    }
}
