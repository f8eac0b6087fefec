using System.Text;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Seeding;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

public class PasswordTests
{
    private const string Sentence = "Mười năm hợp tác ở Viêng Chăn";

    /// <summary>Windows' own Vietnamese keyboard sends a vowel and its tone apart.</summary>
    [Theory, EachDatabase(NormalizationForm.FormC, NormalizationForm.FormD), EachDatabase(NormalizationForm.FormD, NormalizationForm.FormC)]
    public async Task Is_the_same_from_every_keyboard_when_it_is_set_changed_and_signed_with(Database database, NormalizationForm set, NormalizationForm typed)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var chair = desk.Chairs[Domain.Side.Laos];
        Assert.NotEqual(Sentence.Normalize(set), Sentence.Normalize(typed));
        await desk.Host.SendAs(chair, new ChangePassword.Command(SigningDesk.Password.Normalize(typed), Sentence.Normalize(set), Sentence.Normalize(typed)));
        var round = await desk.AskAsync();
        await desk.Host.SendAs(chair, new SignRound.Command(round.Id, round.Fingerprint, Sentence.Normalize(typed)));
    }

    [Theory, EachDatabase(NormalizationForm.FormC, NormalizationForm.FormD), EachDatabase(NormalizationForm.FormD, NormalizationForm.FormC)]
    public async Task Is_the_same_from_every_keyboard_at_the_sign_in(Database database, NormalizationForm set, NormalizationForm typed)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, password: Sentence.Normalize(set));
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        Assert.Equal("/", await browser.TrySignInAsync(await EmailOfAsync(host, user.Id), Sentence.Normalize(typed)));
    }

    [Theory]
    [InlineData("123456789012", Rules.GuessablePassword)]
    [InlineData("password1234", Rules.GuessablePassword)]
    [InlineData("matkhau12345", Rules.GuessablePassword)]
    [InlineData("Mật khẩu 123", Rules.GuessablePassword)]
    [InlineData("qwertyuiop12", Rules.GuessablePassword)]
    [InlineData("Vietnam@2026", Rules.GuessablePassword)]
    [InlineData("lienket2026!", Rules.GuessablePassword)]
    [InlineData("nguyen.thi.hoa@moit.example", Rules.OwnWordsPassword)]
    [InlineData("nguyenthihoa1", Rules.OwnWordsPassword)]
    [InlineData("Nguyễn Thị Hòa", Rules.OwnWordsPassword)]
    [InlineData("ngắn", Rules.WeakPassword)]
    [InlineData("Mười năm hợp tác ở Viêng Chăn", null)]
    [InlineData("ຮ່ວມມືສິບປີຢູ່ຮ່າໂນ້ຍດີໃຈຫຼາຍ", null)]
    [InlineData(DemoAccounts.Password, null)]
    public void What_others_would_try_first_is_refused_and_said_why(string password, string? rule) =>
        Assert.Equal(rule, Passwords.Problem(password, "nguyen.thi.hoa@moit.example", "Nguyễn Thị Hòa")?.Rule);

    [Theory, EachDatabase]
    public async Task The_own_address_is_refused_wherever_a_password_is_set(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Observer, password: Sentence);
        var own = await EmailOfAsync(host, user.Id);
        Assert.Equal(Rules.OwnWordsPassword, await host.RefusalAsync(user, new ChangePassword.Command(Sentence, own, own)));
        var administrator = await host.UserAsync(Role.Administrator);
        var token = await host.SendAs(administrator, new RenewInvitation.Command(user.Id));
        Assert.Equal(Rules.OwnWordsPassword, await host.RefusalAsync(Web.Accounts.CurrentUser.System, new Web.Features.Setup.CompleteSetup.Command { Token = token, Password = own, PasswordAgain = own }));
    }

    internal static Task<string> EmailOfAsync(TestHost host, Guid id) => host.Db(async db => (await db.Users.FindAsync(id))!.Email!);
}
