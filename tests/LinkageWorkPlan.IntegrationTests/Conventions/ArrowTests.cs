using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.IntegrationTests.Conventions;

/// <summary>Who knows whom among the rooms of the program is what docs/architecture.md draws, and nothing else.</summary>
public partial class ArrowTests
{
    private const string Web = "LinkageWorkPlan.Web.";

    /// <summary>From the ground up: each may know those before it, and every feature may know all of them.</summary>
    private static readonly string[] Ground = ["Settings", "Live", "Data", "Accounts", "Requests", "Layout", "Files", "Mail"];

    /// <summary>They put the program together: they know everybody, and nobody knows them.</summary>
    private static readonly string[] Top = ["Hosting", "CommandLine"];

    private static readonly IReadOnlyList<Arrow> Arrows = ArrowsOf(CompiledProgram.Architecture);

    [Fact]
    public void Features_know_each_other_as_it_is_drawn()
    {
        var found = Arrows.Where(each => IsFeature(each.From) && IsFeature(each.To)).ToLookup(each => $"{each.From} --> {each.To}", each => $"{each.By} knows {each.Of}");
        var drawn = Drawn();
        Assert.True(found.Count > 20, $"Only {found.Count} arrows were found");
        var surprises = found.Where(each => !drawn.Contains(each.Key)).Select(each => $"{each.Key}, not drawn: {string.Join(", ", each.Distinct())}").ToList();
        Assert.Empty(surprises);
        Assert.DoesNotContain(drawn, each => !found.Contains(each));
    }

    [Fact]
    public void No_arrow_leads_back()
    {
        var next = Drawn().Select(each => each.Split(" --> ")).ToLookup(each => each[0], each => each[1]);
        Assert.DoesNotContain(next.Select(each => each.Key), room => Beyond(room).Contains(room));

        HashSet<string> Beyond(string room)
        {
            var seen = new HashSet<string>();
            var open = new Stack<string>(next[room]);
            while (open.TryPop(out var each))
            {
                if (seen.Add(each))
                {
                    next[each].ToList().ForEach(open.Push);
                }
            }

            return seen;
        }
    }

    [Fact]
    public void The_ground_knows_no_feature_and_only_what_it_stands_on()
    {
        var ground = Arrows.Where(each => Ground.Contains(each.From)).ToList();
        Assert.NotEmpty(ground);
        Assert.DoesNotContain(ground, each => !Ground.TakeWhile(room => room != each.From).Contains(each.To));
    }

    [Fact]
    public void Nobody_knows_who_puts_the_program_together() =>
        Assert.DoesNotContain(Arrows, each => Top.Contains(each.To) && !Top.Contains(each.From) && each.From.Length > 0);

    private static bool IsFeature(string room) => !Ground.Contains(room) && !Top.Contains(room) && room.Length > 0;

    /// <summary>As <c>Approvals --> SignOff</c>; a line of the drawing has one room on the left and one or more on the right.</summary>
    private static HashSet<string> Drawn() =>
    [
        .. Line().Matches(Repository.Read("docs/architecture.md"))
            .SelectMany(line => line.Groups["to"].Value.Split('&', StringSplitOptions.TrimEntries), (line, to) => $"{line.Groups["from"].Value} --> {to}"),
    ];

    private static IReadOnlyList<Arrow> ArrowsOf(Architecture program) =>
    [
        .. from type in program.Types
           where IsOurs(type)
           from target in type.Dependencies.Select(each => each.Target).Where(IsOurs)
           let arrow = new Arrow(RoomOf(type), RoomOf(target), type.Name, target.Name)
           where arrow.From != arrow.To
           select arrow,
    ];

    private static bool IsOurs(IType type) =>
        type is not GenericParameter && type.Namespace?.FullName is { } name && name.StartsWith(Web, StringComparison.Ordinal) && !name.Contains(".Migrations", StringComparison.Ordinal);

    /// <summary>The folder; of the two large features, and of all features, the one inside.</summary>
    private static string RoomOf(IType type) => type.Namespace.FullName[Web.Length..].Split('.') switch
    {
        ["Features", "Plans" or "Reports", var inner, ..] parts => parts[1] + inner,
        ["Features", var feature, ..] => feature == "Accounts" ? "AccountPages" : feature,
        var parts => parts[0],
    };

    private sealed record Arrow(string From, string To, string By, string Of);

    [GeneratedRegex(@"^\s+(?<from>\w+) --> (?<to>\w+(?: & \w+)*)\s*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Line();
}
