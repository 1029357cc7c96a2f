using System.Xml.Linq;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class XmlProseTests
{
    [Theory]
    [InlineData("A <see cref=\"T:System.Collections.Generic.List`1\" /> of <typeparamref name=\"T\" />.", "A List of T.")]
    [InlineData(
        "<see langword=\"true\" /> if <paramref name=\"x\" />\n     is one &amp; only; &lt;br&gt;",
        "true if x is one & only; <br>")]
    [InlineData("Calls <see cref=\"M:System.String.Trim(System.Char)\" /> <c>now</c>.", "Calls String.Trim now.")]
    [InlineData(
        "See <see href=\"https://example.org\">this</see> or <see href=\"https://example.org\" />.",
        "See this or https://example.org.")]
    [InlineData("\n  <para>One.</para>\n  <para>Two.</para>\n", "One.\nTwo.")]
    [InlineData("One.\n\n -or-\n\n Two.", "One.\n-or-\nTwo.")]
    [InlineData("One.<br />Two.", "One.\nTwo.")]
    [InlineData("x<sup>2</sup>", "x^2")]
    [InlineData("Is:<list type=\"table\"><listheader><term> Type</term><description> Name</description></listheader><item><term> "
        + "Text</term><description> #text</description></item><item><description>none</description></item></list>",
        "Is:\nType: Name\nText: #text\nnone")]
    [InlineData("   ", "")]
    public void Markup_becomes_prose(string xml, string prose)
    {
        Assert.Equal(prose, XmlProse.Of(XElement.Parse($"<summary>{xml}</summary>", LoadOptions.PreserveWhitespace)));
    }

    [Theory]
    [InlineData("T:System.String", "String")]
    [InlineData("T:System.Collections.Generic.Dictionary`2.KeyCollection", "KeyCollection")]
    [InlineData("M:System.Linq.Enumerable.ToArray``1(System.Collections.Generic.IEnumerable{``0})", "Enumerable.ToArray")]
    [InlineData("M:System.Uri.#ctor(System.String)", "Uri")]
    [InlineData("M:System.Array.System#Collections#IList#Add(System.Object)", "Array.Add")]
    [InlineData("M:System.Decimal.op_Explicit(System.Decimal)~System.Byte", "Decimal.op_Explicit")]
    [InlineData("P:System.Collections.Generic.List`1.Item(System.Int32)", "List.Item")]
    [InlineData("N:System.IO", "System.IO")]
    [InlineData("System.String", "String")]
    [InlineData("!:Unknown", "Unknown")]
    [InlineData("F:Lonely", "Lonely")]
    [InlineData("", "")]
    public void A_reference_becomes_a_short_name(string id, string name)
    {
        Assert.Equal(name, XmlProse.ShortName(id));
    }

    [Theory]
    [InlineData("T:System.Collections.Generic.List`1", "System.Collections.Generic.List`1")]
    [InlineData("M:System.Uri.#ctor(System.String)", "System.Uri")]
    [InlineData("M:System.Decimal.op_Explicit(System.Decimal)~System.Byte", "System.Decimal")]
    [InlineData("M:System.Array.System#Collections#IList#Add(System.Object)", "System.Array")]
    [InlineData("E:A.B.C", "A.B")]
    [InlineData("F:Lonely", "")]
    public void A_member_belongs_to_its_declaring_type(string id, string type)
    {
        Assert.Equal(type, MemberId.DeclaringType(id));
    }
}
