using System.Text;
using LinkageWorkPlan.Reports.Printing;

namespace LinkageWorkPlan.UnitTests.Reports;

public class ElementNamesTests
{
    [Fact]
    public void Names_that_were_counted_from_another_node_on_become_the_same()
    {
        Assert.Equal(Renumbered("81", "84", "84", "90"), Renumbered("82", "85", "85", "91"));
        Assert.Equal(Renumbered("81", "84", "84", "90"), File("1", "2", "2", "3"));
    }

    [Fact]
    public void Everything_else_stays()
    {
        const string Other = "<6E6F6465> (node00000081) <6E6F646541303030303030303030>";
        var pdf = Encoding.ASCII.GetBytes(Other);
        ElementNames.Renumber(pdf);
        Assert.Equal(Other, Encoding.ASCII.GetString(pdf));
    }

    private static string Renumbered(params string[] numbers)
    {
        var pdf = Encoding.ASCII.GetBytes(File(numbers));
        ElementNames.Renumber(pdf);
        return Encoding.ASCII.GetString(pdf);
    }

    private static string File(params string[] numbers) =>
        "%PDF " + string.Join(" /ID", numbers.Select(each => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes($"node{each.PadLeft(8, '0')}"))}>")) + " %%EOF";
}
