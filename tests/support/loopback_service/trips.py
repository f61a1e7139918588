# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that read like real ones, for pictures of the program: three ways to plan the same trip."""

ENGLISH = {
    'quick': '**Day 1** – arrive and walk through the old town together. Ice cream at the market square, an early dinner '
             'by the river.\n\n'
             '**Day 2** – the science museum, where children may touch everything. Picnic in the botanical garden, boat '
             'trip at four.\n\n'
             '**Day 3** – rent bikes and follow the lake path to the castle. Train home at five.',
    'thinking': 'Plan *one big thing a day*, so that nobody has to hurry:\n\n'
                '| Day | Morning | Afternoon |\n|---|---|---|\n'
                '| 1 | arrive | playground, pizza |\n'
                '| 2 | zoo, when it opens | a quiet pool |\n'
                '| 3 | each child chooses | train home |\n\n'
                'Be early at the zoo: the animals are awake and the paths are empty.',
    'slow': 'I would keep travel short and take one house for both nights.\n\n'
            '1. **Friday**: drive after lunch, sunset walk on the beach\n'
            '2. **Saturday**: tide pools at low water, fish and chips at the harbour\n'
            '3. **Sunday**: the narrow-gauge railway at ten, home before dark\n\n'
            'About 480 euros for all, without fuel.',
}
CHINESE = {
    'quick': '**第一天** – 到达后先放行李，一家人逛老城，在集市广场吃冰淇淋，傍晚在河边早点吃晚饭。\n\n'
             '**第二天** – 上午去科技馆，孩子可以动手玩；中午在植物园野餐，下午四点坐游船。\n\n'
             '**第三天** – 租自行车沿湖骑到城堡，下午五点坐火车回家。',
    'thinking': '*每天只安排一件大事*，谁也不用赶时间：\n\n'
                '| 天数 | 上午 | 下午 |\n|---|---|---|\n'
                '| 第一天 | 到达入住 | 游乐场、比萨 |\n'
                '| 第二天 | 一开门就去动物园 | 泳池休息 |\n'
                '| 第三天 | 孩子各选一个地方 | 返程 |\n\n'
                '动物园要早去：动物精神，人也少。',
    'slow': '四口之家建议缩短路程，两晚住同一处。\n\n'
            '1. **周五**：午饭后出发，傍晚去海边看日落\n'
            '2. **周六**：退潮时去礁石滩，中午在码头吃海鲜\n'
            '3. **周日**：十点坐小火车，天黑前到家\n\n'
            '不含油费约 3600 元。',
}
THOUGHTS = {False: 'Two children, so walking must be short. Three days: one anchor for each of them.',
            True: '有两个孩子，步行不能太长。三天，每天一个重点。'}


def is_chinese(text):
    return any('\u4e00' <= character <= '\u9fff' for character in text)


def cut(text):
    """Pieces as services send them: words with the blank before them, or single characters of Chinese."""
    if is_chinese(text):
        return list(text)
    pieces = text.replace('\n', '\n\0').replace(' ', '\0 ').split('\0')
    return [piece for piece in pieces if piece]
