namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What is checked at a signature is checked in one place: whatever adds a signature goes through it.</summary>
public sealed class SigningProtocolTests
{
    private const string Protocol = "src/LinkageWorkPlan.Web/Features/SignOff/SigningProtocol.cs";
    private const string Round = "src/LinkageWorkPlan.Domain/SignOff/SignOffRound.cs";

    /// <summary>Builds the plan of the demo as it was signed in the past: it has no sender who could be asked.</summary>
    private const string Demo = "src/LinkageWorkPlan.Web/Features/Seeding/PlanImport.cs";

    private static readonly IReadOnlyList<string> Code = [.. Repository.TextFiles("src/", ".cs", ".razor").Where(each => !each.Contains("/Migrations/", StringComparison.Ordinal))];

    [Theory]
    [InlineData(".Sign(", Protocol, Demo)]
    [InlineData("new Signature(", Round)]
    [InlineData("new SignOffRound(", Protocol, Demo)]
    [InlineData(".CompleteAsync(", Protocol)]
    [InlineData("new ShownContent(", Protocol)]
    public void Nothing_else_signs_or_puts_before_the_co_chairs(string call, params string[] places) =>
        Assert.Equal(places.Order(), Code.Where(file => Repository.Read(file).Contains(call, StringComparison.Ordinal)).Order());

    [Fact]
    public void Signatures_are_added_by_their_round_alone()
    {
        Assert.Contains("signatures.Add(", Repository.Read(Round), StringComparison.Ordinal);
        Assert.Empty(Repository.LinesWhere(Code.Where(file => file != Round), line =>
            line.Contains("Signatures.Add", StringComparison.OrdinalIgnoreCase) || line.Contains("Set<Signature>", StringComparison.Ordinal) || line.Contains("INTO \"Signatures\"", StringComparison.OrdinalIgnoreCase)));
    }
}
