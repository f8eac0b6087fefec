using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Search;

namespace LinkageWorkPlan.IntegrationTests.Search;

public class SearchTests
{
    /// <summary>Written, asked for, found or not: conventions 6.3, 6.4 and 6.7, and product.md.</summary>
    public static readonly IReadOnlyList<(string Written, string Asked, bool IsFound)> Vectors =
    [
        ("Kế hoạch công tác", "ke hoach", true),
        ("Đào tạo cán bộ", "dao tao", true),
        ("Công nghiệp điện tử", "dien tu", true),
        ("Công nghiệp điện tử", "ĐIỆN TỬ", true),
        ("Giao thông đường bộ", "đường", true),
        ("Giao thông đường bộ", "duong", true),
        ("Năng lượng mặt dương", "đường", false),
        ("Năng lượng mặt dương", "duong", true),
        ("Thành phố Hòa Bình", "Hoà", true),
        ("Thành phố Hoà Bình", "Hòa", true),
        ("Thành phố Hòa Bình", "Họa", false),
        ("Báo cáo tiến độ", "Báo cáo tiến độ", true), // NFD
        ("Báo cáo quý I", "cao quy", true),
        ("Kế hoạch đào tạo năm 2026", "tao ke", true), // words in any order
        ("Kế hoạch đào tạo năm 2026", "tạo kế xây", false),
        ("ປະຕິບັດແຜນວຽກປີ", "ແຜນວຽກ", true),
        ("ອຸດສາຫະກ\u0ECD\u0EB2", "ອຸດສາຫະກຳ", true),
        ("ອຸດສາຫະກຳ", "ອຸດສາຫະກ\u0ECD\u0EB2", true),
        ("ນ\u0ECD\u0EC9\u0EB2ປະປາ", "ນ້ຳ", true),
        ("ນະຄອນຫລວງວຽງຈັນ", "ນະຄອນຫຼວງ", true),
        ("ຫນ້າທີ່", "ໜ້າທີ່", true),
        ("ການຄ້າ ແລະ ອຸດສາຫະກຳ", "ການຄ້າແລະ", true),
        ("ຂໍ້ມູນ", "ຂໍ້ມູນ", true),
        ("ຂໍ້ມູນ", "ຂ້ມູນ", false),
        ("100% hoàn thành", "100%", true),
        ("100 hoàn thành", "100%", false),
        ("Mẫu_A", "mau_a", true),
        ("MẫuXA", "mau_a", false),
        ("Nói \"có\"", "\"có\"", true),
        ("Q2 kết thúc", "q2", true), // shorter than the index finds
    ];

    [Theory, EachDatabase]
    public async Task Finds_as_people_type_and_not_what_they_do_not_mean(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var secretary = await host.UserAsync(Role.Secretary);
        foreach (var written in Vectors.Select(each => each.Written).Distinct())
        {
            await host.SureAsync(secretary, new AddOwner.Command(Side.Vietnam, new TextWords(written, null, null)));
        }

        foreach (var (written, asked, isFound) in Vectors)
        {
            var found = await FindAsync(host, secretary, asked);
            Assert.True(found.Contains(TextNormalizer.Normalize(written)) == isFound, $"“{asked}” {(isFound ? "does not find" : "finds")} “{written}”");
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_called_so_comes_before_what_mentions_it(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 40) with { Title = PlanDesk.Words("Khảo sát"), Description = PlanDesk.Words("Có nhắc đến quy chế làm việc") });
        await desk.AddAsync(desk.Form("A2", 30) with { Title = PlanDesk.Words("Xây dựng quy chế làm việc") });
        await desk.AddAsync(desk.Form("A3", 30) with { Title = PlanDesk.Words("Quy chế") });
        Assert.Equal(["A3", "A2", "A1"], await CodesAsync(desk, "quy che"));
        Assert.Equal("A2", (await CodesAsync(desk, "a2"))[0]);
    }

    [Theory, EachDatabase]
    public async Task A_text_is_found_as_it_is_now_and_no_longer_as_it_was(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("Khảo sát thị trường", "ສຳຫຼວດຕະຫຼາດ") });
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Nghiên cứu năng lượng" } });
        Assert.Empty(await CodesAsync(desk, "khao sat"));
        Assert.Equal(["A1"], await CodesAsync(desk, "nang luong"));
        Assert.Equal(["A1"], await CodesAsync(desk, "ຕະຫຼາດ"));
    }

    [Theory, EachDatabase]
    public async Task Nobody_finds_what_he_may_not_read(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        Assert.NotEmpty(await desk.SendAsync(new FindTexts.Query("quy che")));
        Assert.Empty(await desk.Host.SendAs(await desk.Host.UserAsync(Role.Observer), new FindTexts.Query("quy che")));
        Assert.Empty(await desk.Host.SendAs(await desk.Host.UserAsync(Role.MinisterOffice), new FindTexts.Query("quy che")));
    }

    [Theory, EachDatabase]
    public async Task Tasks_reports_indicators_and_evidence_files_are_found_from_one_box(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var groups = (await host.SendAs(secretary, new FindTexts.Query("bao cao"))).Select(each => each.Group).ToHashSet();
        Assert.Superset(new HashSet<SearchGroup> { SearchGroup.Tasks, SearchGroup.Reports, SearchGroup.Indicators }, groups);
        var file = (await host.Db(db => Task.FromResult(db.Evidence.OrderBy(each => each.Id).First()))).FileName;
        var hit = Assert.Single(await host.SendAs(secretary, new FindTexts.Query(file)), each => each.Group == SearchGroup.Evidence);
        Assert.NotEmpty(hit.Hits);
        var office = await host.DemoUserAsync(Role.MinisterOffice, Side.Vietnam);
        Assert.All(await host.SendAs(office, new FindTexts.Query("bao cao")), each => Assert.Equal(SearchGroup.Reports, each.Group));
    }

    [Theory, EachDatabase]
    public async Task Nothing_asked_finds_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        foreach (var nothing in new[] { null, string.Empty, "  ", "\u200B", new string('x', 5000) })
        {
            Assert.Empty(await desk.SendAsync(new FindTexts.Query(nothing)));
        }
    }

    private static async Task<HashSet<string>> FindAsync(TestHost host, CurrentUser user, string asked) =>
        [.. (await host.SendAs(user, new FindTexts.Query(asked, SearchGroup.Owners))).SelectMany(each => each.Hits).Select(each => each.Title.Vi!.Text)];

    private static async Task<IReadOnlyList<string>> CodesAsync(PlanDesk desk, string asked) =>
        [.. (await desk.SendAsync(new FindTexts.Query(asked, SearchGroup.Tasks))).SelectMany(each => each.Hits).Select(each => each.Code)];
}
