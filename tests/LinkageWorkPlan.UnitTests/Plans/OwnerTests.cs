using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>An owner belongs to its side: the other one proposes.</summary>
public class OwnerTests
{
    private static readonly LocalizedText Name = SamplePlan.Text("Vụ Kế hoạch mẫu", "ກົມແຜນການຕົວຢ່າງ");
    private static readonly LocalizedText Other = SamplePlan.Text("Vụ Tài chính mẫu", "ກົມການເງິນຕົວຢ່າງ");

    private readonly Owner owner = new(Side.Vietnam, Name);
    private readonly Owner proposed = new(Side.Vietnam, Name, Side.Laos);
    private readonly Owner person = Person(Side.Vietnam);

    [Fact]
    public void A_new_one_has_its_side_and_name_and_takes_tasks()
    {
        Assert.Equal((Side.Vietnam, Name, true, LocalizedText.Empty), (owner.Side, owner.Name, owner.IsActive, owner.ProposedName));
        Assert.Equal((OwnerKind.Unit, string.Empty, null), (owner.Kind, owner.Contact, owner.HeadId));
        Assert.NotEqual(Guid.Empty, owner.Id);
        Assert.NotEqual(owner.Id, proposed.Id);
        Assert.Equal(new AuditSubject("Owner", owner.Id, string.Empty, Name, null), owner.ToSubject());
        Assert.Equal([new TextPlace("Name", Name, 200)], owner.Texts);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(Side.Laos, true)]
    [InlineData(Side.Vietnam, false)]
    public void What_the_other_side_adds_waits_for_its_own_side(Side? by, bool isConfirmed) => Assert.Equal(isConfirmed, new Owner(Side.Laos, Name, by).IsConfirmed);

    [Fact]
    public void A_name_is_there_and_not_too_long()
    {
        Assert.Equal(["Name"], Refused(Rules.Required, "Name", () => new Owner(Side.Laos, LocalizedText.Empty)));
        var longest = LocalizedText.Of(Language.Vi, new string('x', Owner.NameMax));
        Assert.Equal(longest, new Owner(Side.Laos, longest).Name);
        Assert.Equal(["Name", 201, 200], Refused(Rules.TooLong, "Name", () => owner.Rename(LocalizedText.Of(Language.Vi, new string('x', 201)), Side.Vietnam)));
        Assert.Equal(Name, owner.Name);
    }

    [Theory]
    [InlineData(Side.Vietnam, "VN-")]
    [InlineData(Side.Laos, "LA-")]
    public void A_file_names_it_by_its_side_and_the_end_of_its_id(Side side, string begins)
    {
        var one = new Owner(side, Name);
        Assert.Equal(begins + one.Id.ToString("N")[^8..].ToUpperInvariant(), one.FileCode);
        Assert.Equal(11, one.FileCode.Length);
    }

    [Fact]
    public void Its_own_side_changes_it_and_the_other_only_while_nobody_confirmed_it()
    {
        Assert.Equal((true, false), (owner.MayBeChangedBy(Side.Vietnam), owner.MayBeChangedBy(Side.Laos)));
        Assert.Equal((true, true), (proposed.MayBeChangedBy(Side.Vietnam), proposed.MayBeChangedBy(Side.Laos)));
    }

    [Fact]
    public void The_other_side_changes_nothing_of_a_confirmed_one()
    {
        var before = owner.ToContent();
        Action[] changes =
        [
            () => owner.Rename(Other, Side.Laos),
            () => owner.Describe(new OwnerDetails(OwnerKind.Person, "mau@example.org"), null, false, Side.Laos),
            () => owner.SetActive(false, Side.Laos),
            () => owner.Restore(before with { Name = Other }, Side.Laos),
            () => owner.RequireDeletable(false, Side.Laos),
            () => owner.AnswerProposal(true, Side.Laos),
        ];
        Assert.All(changes, change => Assert.Equal([Side.Vietnam], Refused(Rules.OwnerNotOwnSide, null, change)));
        Assert.Equal(before, owner.ToContent());
    }

    [Fact]
    public void A_new_name_of_its_own_side_ends_what_was_proposed_and_confirms_it()
    {
        owner.Propose(Other, Side.Laos);
        owner.Rename(SamplePlan.Text("Tên thứ ba", "ຊື່ທີສາມ"), Side.Vietnam);
        Assert.Equal(("Tên thứ ba", true, true), (owner.Name.For(Language.Vi), owner.ProposedName.IsEmpty, owner.IsConfirmed));

        proposed.Rename(Other, Side.Laos);
        Assert.Equal((Other, false), (proposed.Name, proposed.IsConfirmed));
        proposed.Rename(Name, Side.Vietnam);
        Assert.Equal((Name, true), (proposed.Name, proposed.IsConfirmed));
    }

    [Fact]
    public void A_unit_is_described_with_contact_and_head()
    {
        owner.Describe(new OwnerDetails(OwnerKind.Unit, "  mau@example.org ", person.Id), person, false, Side.Vietnam);
        Assert.Equal((OwnerKind.Unit, "mau@example.org", person.Id), (owner.Kind, owner.Contact, owner.HeadId!.Value));
        Assert.Equal(new OwnerDetails(OwnerKind.Unit, "mau@example.org", person.Id), owner.Details);
        owner.Describe(new OwnerDetails(OwnerKind.Unit, " "), null, false, Side.Vietnam);
        Assert.Equal((string.Empty, null), (owner.Contact, owner.HeadId));
    }

    [Fact]
    public void A_person_has_no_head()
    {
        owner.Describe(new OwnerDetails(OwnerKind.Person, null, Guid.CreateVersion7()), null, false, Side.Vietnam);
        Assert.Equal((OwnerKind.Person, null, string.Empty), (owner.Kind, owner.HeadId, owner.Contact));
    }

    [Fact]
    public void Only_a_person_of_its_side_heads_a_unit()
    {
        var (unit, lao) = (new Owner(Side.Vietnam, Other), Person(Side.Laos));
        owner.Describe(new OwnerDetails(OwnerKind.Unit, "cũ"), null, false, Side.Vietnam);
        Owner?[] unfit = [null, unit, lao];
        Assert.All(unfit, head => Assert.Equal(
            [Side.Vietnam],
            Refused(Rules.OwnerHeadUnfit, "Head", () => owner.Describe(new OwnerDetails(OwnerKind.Unit, "mới", head?.Id ?? Guid.CreateVersion7()), head, false, Side.Vietnam))));
        Assert.Equal(new OwnerDetails(OwnerKind.Unit, "cũ"), owner.Details);
    }

    [Fact]
    public void A_head_that_it_has_already_is_not_asked_about_again()
    {
        owner.Describe(new OwnerDetails(OwnerKind.Unit, null, person.Id), person, false, Side.Vietnam);
        owner.Describe(new OwnerDetails(OwnerKind.Unit, "mới", person.Id), null, false, Side.Vietnam);
        Assert.Equal(new OwnerDetails(OwnerKind.Unit, "mới", person.Id), owner.Details);
    }

    [Fact]
    public void Who_heads_a_unit_stays_a_person()
    {
        Assert.Equal([person.Name], Refused(Rules.OwnerIsHead, "Kind", () => person.Describe(new OwnerDetails(), null, true, Side.Vietnam)));
        Assert.Equal(OwnerKind.Person, person.Kind);
        person.Describe(new OwnerDetails(OwnerKind.Person, "0912"), null, true, Side.Vietnam);
        Assert.Equal("0912", person.Contact);
        person.Describe(new OwnerDetails(), null, false, Side.Vietnam);
        Assert.Equal(OwnerKind.Unit, person.Kind);
    }

    [Fact]
    public void A_contact_has_a_limit()
    {
        owner.Describe(new OwnerDetails(OwnerKind.Unit, new string('x', Owner.ContactMax)), null, false, Side.Vietnam);
        Assert.Equal(200, owner.Contact.Length);
        Assert.Equal(["Contact", 201, 200], Refused(Rules.TooLong, "Contact", () => owner.Describe(new OwnerDetails(OwnerKind.Person, new string('y', 201)), null, false, Side.Vietnam)));
        Assert.Equal((OwnerKind.Unit, new string('x', 200)), (owner.Kind, owner.Contact));
    }

    [Fact]
    public void The_other_side_proposes_a_name_and_a_later_one_replaces_it()
    {
        owner.Propose(SamplePlan.Text("Đầu tiên", "ທຳອິດ"), Side.Laos);
        owner.Propose(Other, Side.Laos);
        Assert.Equal((Name, Other, true), (owner.Name, owner.ProposedName, owner.IsConfirmed));
        Refused(Rules.OwnerIsOwnSide, null, () => owner.Propose(Name, Side.Vietnam));
        Refused(Rules.OwnerNameUnchanged, "Name", () => owner.Propose(Name.MarkChecked(Language.Lo), Side.Laos));
        Refused(Rules.Required, "Name", () => owner.Propose(LocalizedText.Empty, Side.Laos));
        Refused(Rules.TooLong, "Name", () => owner.Propose(LocalizedText.Of(Language.Lo, new string('x', 201)), Side.Laos));
        Assert.Equal(Other, owner.ProposedName);
    }

    [Theory]
    [InlineData(true, "Vụ Tài chính mẫu")]
    [InlineData(false, "Vụ Kế hoạch mẫu")]
    public void Its_own_side_takes_or_leaves_a_proposed_name(bool agrees, string name)
    {
        owner.Propose(Other, Side.Laos);
        owner.AnswerProposal(agrees, Side.Vietnam);
        Assert.Equal((name, true, true), (owner.Name.For(Language.Vi), owner.ProposedName.IsEmpty, owner.IsConfirmed));
        Refused(Rules.OwnerNothingProposed, null, () => owner.AnswerProposal(true, Side.Vietnam));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Its_own_side_answers_for_one_that_the_other_added(bool agrees)
    {
        proposed.AnswerProposal(agrees, Side.Vietnam);
        Assert.Equal((Name, agrees), (proposed.Name, proposed.IsConfirmed));
    }

    [Fact]
    public void It_is_switched_off_and_on()
    {
        owner.SetActive(false, Side.Vietnam);
        Assert.False(owner.IsActive);
        owner.SetActive(true, Side.Vietnam);
        Assert.True(owner.IsActive);
    }

    [Fact]
    public void What_an_import_kept_brings_everything_back()
    {
        owner.Propose(Other, Side.Laos);
        owner.Describe(new OwnerDetails(OwnerKind.Unit, "cũ", person.Id), person, false, Side.Vietnam);
        var before = owner.ToContent();
        Assert.Equal(new OwnerContent(Name, true, true, Other, new OwnerDetails(OwnerKind.Unit, "cũ", person.Id)), before);

        owner.Rename(Other, Side.Vietnam);
        owner.SetActive(false, Side.Vietnam);
        owner.Describe(new OwnerDetails(OwnerKind.Person, "mới"), null, false, Side.Vietnam);
        owner.Restore(before with { Details = null }, Side.Vietnam);
        Assert.Equal(before with { Details = new OwnerDetails(OwnerKind.Person, "mới") }, owner.ToContent());
        owner.Restore(before, Side.Vietnam);
        Assert.Equal(before, owner.ToContent());

        owner.Restore(before with { IsActive = false, IsConfirmed = false, Details = new OwnerDetails(OwnerKind.Person) }, Side.Vietnam);
        Assert.Equal((false, false, OwnerKind.Person, string.Empty, null), (owner.IsActive, owner.IsConfirmed, owner.Kind, owner.Contact, owner.HeadId));
    }

    [Fact]
    public void What_is_used_is_not_deleted()
    {
        Assert.Equal([Name], Refused(Rules.OwnerInUse, null, () => owner.RequireDeletable(true, Side.Vietnam)));
        owner.RequireDeletable(false, Side.Vietnam);
        proposed.RequireDeletable(false, Side.Laos);
    }

    [Fact]
    public void Its_name_is_translated_by_its_field()
    {
        owner.SetText("Name", Other);
        Assert.Equal(Other, owner.Name);
        Refused(Rules.NotFound, "Contact", () => owner.SetText("Contact", Name));
        Refused(Rules.Required, "Name", () => owner.SetText("Name", LocalizedText.Empty));
        Assert.Equal(Other, owner.Name);
    }

    [Fact]
    public void What_was_changed_here_stays_and_the_rest_takes_what_was_saved_meanwhile()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (opened, theirs) = (new OwnerDetails(OwnerKind.Unit, "cũ"), new OwnerDetails(OwnerKind.Person, "của họ", one));
        Assert.Equal(theirs, opened.RebaseOn(theirs, opened));
        var mine = new OwnerDetails(OwnerKind.Person, "của tôi", two);
        Assert.Equal(mine, mine.RebaseOn(new OwnerDetails(OwnerKind.Unit, "của họ", one), opened));
        Assert.Equal(new OwnerDetails(OwnerKind.Person, "của tôi", one), (opened with { Contact = "của tôi" }).RebaseOn(theirs, opened));
        Assert.Equal(new OwnerDetails(OwnerKind.Person, "của họ", two), (opened with { HeadId = two }).RebaseOn(theirs, opened));
    }

    private static Owner Person(Side side)
    {
        var person = new Owner(side, SamplePlan.Text("Bà Mẫu", "ທ່ານ ນາງ ຕົວຢ່າງ"));
        person.Describe(new OwnerDetails(OwnerKind.Person), null, false, side);
        return person;
    }

    private static object[] Refused(string rule, string? subject, Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        Assert.Equal((rule, subject), (broken.Rule, broken.Subject));
        return broken.Arguments;
    }
}
