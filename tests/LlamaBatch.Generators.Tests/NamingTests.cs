extern alias generators;

using System.Globalization;
using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Names_do_not_depend_on_the_building_machine(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("initialRate", Naming.Parameter("InitialRate"));
            Assert.Equal("initial rate", Naming.Words("InitialRate"));
            Assert.Equal("0.0015", CSharpLiteral.Of(1.5e-3));
            Assert.Equal("1.0", CSharpLiteral.Of(1.0));
            Assert.Equal("4_000_000", CSharpLiteral.Grouped(4_000_000));
            Assert.Equal(culture, CultureInfo.CurrentCulture.Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
