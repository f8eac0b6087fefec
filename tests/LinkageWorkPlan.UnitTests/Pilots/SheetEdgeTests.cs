using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>To what co-chairs agreed, when panels finished, and what comes before both co-chairs.</summary>
public class SheetEdgeTests
{
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = SamplePlan.Text("Dệt may", "ຕັດຫຍິບ");
    private static readonly SheetContent Form = new(5, [20, 20, 20, 20, 20], ["PM1", "PM2"]);
    private static readonly CandidateResult Close = new("PM1", 1, [3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [null, null, null, null, null], 3m);

    [Fact]
    public void An_agreement_says_who_agreed_to_what_and_when()
    {
        var (sheet, pilots) = Sheet();
        var seen = sheet.FingerprintOf(pilots);
        sheet.Agree(Side.Laos, "ທ່ານ ກ", seen, pilots, At);
        sheet.Agree(Side.Laos, "ທ່ານ ຂ", seen, pilots, At.AddHours(1));
        var agreement = Assert.Single(sheet.Agreements);
        Assert.Equal((sheet.Id, seen, Side.Laos, "ທ່ານ ຂ", At.AddHours(1)), (agreement.SheetId, agreement.Fingerprint, agreement.BySide, agreement.ByName, agreement.At));
        Assert.Equal((true, false, false, (DateTime?)null), (sheet.IsAgreedBy(Side.Laos, seen), sheet.IsAgreedBy(Side.Vietnam, seen), sheet.IsAgreedBy(Side.Laos, "other"), sheet.AgreedAt));
        Assert.All(pilots, each => Assert.Null(each.ScoredIn));
        sheet.Agree(Side.Vietnam, "Ông A", seen, pilots, At.AddHours(2));
        Assert.Equal(At.AddHours(2), sheet.AgreedAt);
        Assert.Equal(["R1", "R1", null], pilots.Select(each => each.ScoredIn));
        Assert.NotEqual(Guid.Empty, agreement.Id);
        Assert.Equal(("ScoringSheet", sheet.Id, "R1"), sheet.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code) : default);
    }

    [Fact]
    public void An_older_agreement_of_the_other_side_goes_with_the_next_one()
    {
        var (sheet, pilots) = Sheet();
        sheet.Agree(Side.Laos, "ທ່ານ ກ", sheet.FingerprintOf(pilots), pilots, At);
        sheet.Revise(Form with { Scale = 7 });
        sheet.Agree(Side.Vietnam, "Ông A", sheet.FingerprintOf(pilots), pilots, At);
        Assert.Equal([Side.Vietnam], sheet.Agreements.Select(each => each.BySide));
        Assert.Null(sheet.AgreedAt);
    }

    [Fact]
    public void Each_panel_has_its_own_end_and_the_second_one_is_the_end_of_scoring()
    {
        var (sheet, pilots) = Agreed();
        var (vietnam, laos) = (Finished(sheet, Side.Vietnam), Finished(sheet, Side.Laos));
        sheet.FinishPanel(Side.Vietnam, [laos], At);
        Assert.Equal((false, null), (sheet.IsDone(Side.Vietnam), sheet.VietnamDoneAt));
        sheet.FinishPanel(Side.Vietnam, [vietnam], At.AddHours(1));
        Assert.Equal((true, false, At.AddHours(1), null, null), (sheet.IsDone(Side.Vietnam), sheet.IsDone(Side.Laos), sheet.VietnamDoneAt, sheet.LaosDoneAt, sheet.ScoredAt));
        Assert.Equal([Rules.PanelDone], Refused(() => sheet.FinishPanel(Side.Vietnam, [vietnam], At)));
        Assert.Equal([Rules.SheetNotScored], Refused(() => sheet.Send(pilots, [])));
        sheet.FinishPanel(Side.Laos, [laos], At.AddHours(2));
        Assert.Equal((At.AddHours(1), At.AddHours(2), At.AddHours(2)), (sheet.VietnamDoneAt, sheet.LaosDoneAt, sheet.ScoredAt));
    }

    [Fact]
    public void What_is_undecided_is_named_with_whatever_else_has_to_be_done()
    {
        var (sheet, pilots) = Scored();
        Assert.Equal(["PM1", "PM2"], sheet.UndecidedOf(pilots).Select(each => each.Code));
        pilots[1].Decide(new PilotWork(false, new DecisionLink("M1", "D1"), PilotStage.Trial, []), Close);
        var broken = Assert.Throws<RuleException>(() => sheet.Send(pilots, [new BrokenRule(Rules.TextMissing, "x")])).Broken;
        Assert.Equal([(Rules.SheetUndecided, null), (Rules.TextMissing, "x")], broken.Select(each => (each.Rule, each.Subject)));
        Assert.Equal("PM1", broken[0].Arguments[0]);
        pilots[0].Withdraw(Side.Laos, "Vì");
        sheet.Send(pilots, []);
        Assert.Equal([SheetSigning.ForSignature, SheetSigning.ForSignature, SheetSigning.Open], pilots.Select(each => each.SheetSigning));
        sheet.Reopen(pilots);
        Assert.Equal((SheetSigning.Returned, SheetSigning.Returned), (sheet.Signing, pilots[0].SheetSigning));
        sheet.Send(pilots, []);
        sheet.Complete(pilots);
        Assert.Equal((SheetSigning.Signed, SheetSigning.Signed), (sheet.Signing, pilots[1].SheetSigning));
        Assert.Equal([Rules.SheetIsSent], Refused(() => sheet.Send(pilots, [])));
    }

    /// <summary>The third model is on no sheet.</summary>
    private static (ScoringSheet Sheet, PilotModel[] Pilots) Sheet() =>
        (new ScoringSheet(1, Form), [.. Enumerable.Range(1, 3).Select(number => new PilotModel(number, Side.Laos, new PilotContent(Words, Words, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty)))]);

    private static (ScoringSheet Sheet, PilotModel[] Pilots) Agreed()
    {
        var (sheet, pilots) = Sheet();
        Assert.All(Sides.Both, side => sheet.Agree(side, "Ai", sheet.FingerprintOf(pilots), pilots, At));
        return (sheet, pilots);
    }

    private static (ScoringSheet Sheet, PilotModel[] Pilots) Scored()
    {
        var (sheet, pilots) = Agreed();
        Assert.All(Sides.Both, side => sheet.FinishPanel(side, [Finished(sheet, side)], At));
        return (sheet, pilots);
    }

    private static Ballot Finished(ScoringSheet sheet, Side side)
    {
        var ballot = new Ballot(sheet, Guid.CreateVersion7(), "Ai", side, side, []);
        ballot.Finish(sheet, ballot.AccountId, [], At);
        return ballot;
    }

    private static IReadOnlyList<string> Refused(Action act) => [.. Assert.Throws<RuleException>(act).Broken.Select(each => each.Rule)];
}
