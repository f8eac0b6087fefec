using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.UnitTests.Pilots;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>A round of scoring in each of its editions.</summary>
public partial class ScoringHtmlTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);

    private static readonly ScoringDocument Sheet = new()
    {
        Scoring = Decided(),
        Title = Templates.Wording.Format(WordingKeys.ScoringSubject, _ => ["R1"]),
        GroupName = Templates.Wording[WordingKeys.GroupName],
        Signatures = [.. Sides.Both.Select(side => new SignatureBlock(side, LocalizedText.Empty, Templates.Wording.PositionOf(side)))],
    };

    [Fact]
    public void What_is_signed_has_one_form_that_does_not_change_from_one_version_of_the_program_to_the_next()
    {
        const string Canonical = """
            {"agreedOn":"2026-06-22","models":[{"code":"PM1","decision":"M1/D2","rank":1,"scores":[{"criterion":"Needs","joint":4,"laos":5,"reason":{"lo":"ຕະຫຼາດລາວໃຫຍ່ກວ່າ","source":"vi","vi":"Thị trường Lào lớn hơn"},"vietnam":1},{"criterion":"Enterprises","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Products","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Market","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Framework","joint":null,"laos":3,"reason":null,"vietnam":3}],"state":"Chosen","title":{"lo":"ຕະຫຼາດລາວໃຫຍ່ກວ່າ","source":"vi","vi":"Thị trường Lào lớn hơn"},"total":3.2},{"code":"PM2","decision":"M1/D2","rank":2,"scores":[{"criterion":"Needs","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Enterprises","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Products","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Market","joint":null,"laos":3,"reason":null,"vietnam":3},{"criterion":"Framework","joint":null,"laos":3,"reason":null,"vietnam":3}],"state":"NotChosen","title":{"lo":"ຕະຫຼາດລາວໃຫຍ່ກວ່າ","source":"vi","vi":"Thị trường Lào lớn hơn"},"total":3}],"moved":[{"criterion":"Needs","more":10,"ranking":[{"model":"PM1","rank":1},{"model":"PM2","rank":2}]},{"criterion":"Enterprises","more":10,"ranking":[{"model":"PM1","rank":1},{"model":"PM2","rank":2}]},{"criterion":"Products","more":10,"ranking":[{"model":"PM1","rank":1},{"model":"PM2","rank":2}]},{"criterion":"Market","more":10,"ranking":[{"model":"PM1","rank":1},{"model":"PM2","rank":2}]},{"criterion":"Framework","more":10,"ranking":[{"model":"PM1","rank":1},{"model":"PM2","rank":2}]}],"panels":[{"members":["Ai"],"side":"Vietnam"},{"members":["Ai"],"side":"Laos"}],"roundCode":"R1","scale":5,"scoredOn":"2026-06-22","weights":[{"criterion":"Needs","weight":20},{"criterion":"Enterprises","weight":20},{"criterion":"Products","weight":20},{"criterion":"Market","weight":20},{"criterion":"Framework","weight":20}]}
            """;
        Assert.Equal(Canonical, Sheet.ToCanonical());
        Assert.Equal(Canonical, ScoringContent.Read(Canonical).ToCanonical());
    }

    [Fact]
    public async Task Each_edition_prints_all_that_is_signed_in_its_languages()
    {
        foreach (var (key, languages) in new[]
        {
            (EditionKey.Vietnamese, new[] { Language.Vi }), (EditionKey.Lao, [Language.Lo]), (new EditionKey(Edition.Joint, Side.Laos), [Language.Vi, Language.Lo]),
            (new EditionKey(Edition.English, Side.Vietnam), [Language.En]),
        })
        {
            var paper = Plain(await Html.BodyAsync(Sheet, key));
            foreach (var language in languages)
            {
                var criteria = Sheet.Scoring.Weights.Select(each => Templates.Wording[WordingKeys.Of(each.Criterion)]);
                foreach (var text in criteria.Concat(Sheet.Scoring.Models.Select(each => each.Title)).Append(JointScoreTests.Why).Append(Templates.Wording[WordingKeys.Of(PilotState.NotChosen)]))
                {
                    Assert.Contains(Plain(text.For(language)), paper, StringComparison.Ordinal);
                }
            }

            Assert.All(["PM1", "PM2", "M1/D2", "20%", "2.PM2"], each => Assert.Contains(each, paper, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Its_bars_are_as_long_as_the_scores_and_told_apart_without_colour()
    {
        var html = await Html.BodyAsync(Sheet, EditionKey.Vietnamese);

        // Vietnam gave PM1 1 and four times 3, which is 2.6 of 5; Laos 5 and four times 3.
        Assert.Equal(["52", "60"], Bar("pilot-vietnam"));
        Assert.Equal(["68", "60"], Bar("pilot-laos"));

        IEnumerable<string> Bar(string name) => Bars().Matches(html).Where(each => each.Groups[2].Value == name).Select(each => each.Groups[1].Value);
    }

    [Fact]
    public void What_a_return_changed_is_shown_model_by_model()
    {
        var (sheet, pilots, ballots) = JointScoreTests.Scored();
        SheetSigningTests.Decide(sheet, pilots, ballots);
        var before = ScoringContent.Of(sheet, ballots, pilots);
        pilots[1].Decide(new PilotWork(false, new DecisionLink("M2", "D1"), PilotStage.Preparation, []), CandidateResult.Of(sheet, ballots, pilots).Single(each => each.PilotCode == "PM2"));
        var change = Assert.Single(ScoringComparison.Of(before, ScoringContent.Of(sheet, ballots, pilots)));
        Assert.Equal(("PilotModel", "PM2"), (change.Subject, change.Code));
        Assert.Equal(("PilotModel.DecidedItem", "M1/D2", "M2/D1"), (Assert.Single(change.Changes).Field, change.Changes[0].Before, change.Changes[0].After));
    }

    private static ScoringContent Decided()
    {
        var (sheet, pilots, ballots) = JointScoreTests.Scored();
        SheetSigningTests.Decide(sheet, pilots, ballots);
        return ScoringContent.Of(sheet, ballots, pilots);
    }

    private static string Plain(string html) =>
        string.Concat(WebUtility.HtmlDecode(Tag().Replace(BoundTerms.Removed(html), string.Empty)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("width=\"([0-9.]+)\" class=\"(pilot-[a-z]+)\"")]
    private static partial Regex Bars();
}
