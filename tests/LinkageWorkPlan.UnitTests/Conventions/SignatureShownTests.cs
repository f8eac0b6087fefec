namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>How a side signed is said in one place: a page that formats the instant by itself calls a signature on paper an electronic one.</summary>
public sealed class SignatureShownTests
{
    private static readonly string[] Allowed =
    [
        "src/LinkageWorkPlan.Web/Features/SignOff/HowSigned.razor",
        "src/LinkageWorkPlan.Reports/Components/SigningArea.razor",
    ];

    [Fact]
    public void No_other_component_reads_when_or_where_somebody_signed()
    {
        var components = Repository.TextFiles("src/", ".razor");
        Assert.All(Allowed, each => Assert.Contains("SignedAt", Repository.Read(each), StringComparison.Ordinal));
        Assert.Empty(Repository.LinesWhere(components.Except(Allowed), line =>
            line.Contains(".SignedAt", StringComparison.Ordinal) || line.Contains("PaperSignedOn", StringComparison.Ordinal) && !line.Contains("Field.PaperSignedOn", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_but_the_signature_itself_puts_together_how_it_was_given()
    {
        const string signature = "src/LinkageWorkPlan.Domain/SignOff/Signature.cs";
        string[] parts = ["PaperSignedOn", "DelegationNumber", "DelegationDecidedOn", "RecordedByName", "ScanSha256"];
        Assert.All(parts, part => Assert.Contains(part, Repository.Read(signature), StringComparison.Ordinal));
        var others = Repository.TextFiles("src/", ".cs", ".razor").Where(path => path != signature && !path.Contains("/Data/", StringComparison.Ordinal)).ToList();
        Assert.Empty(Repository.LinesWhere(others, line => line.Contains("new WayOfSigning(", StringComparison.Ordinal) || line.Contains("new SignedByHand(", StringComparison.Ordinal)
            || line.Contains(".PaperSignedOn", StringComparison.Ordinal) && !line.Contains("Field.PaperSignedOn", StringComparison.Ordinal) || line.Contains(".DelegationNumber", StringComparison.Ordinal)));
    }
}
